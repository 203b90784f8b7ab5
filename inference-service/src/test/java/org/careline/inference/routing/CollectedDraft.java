package org.careline.inference.routing;

/** Shows at every full stop; keeps what was shown and how often it began anew. */
final class CollectedDraft implements Draft {

  final StringBuilder shown = new StringBuilder();
  private final StringBuilder held = new StringBuilder();

  @Override
  public void append(String words) {
    held.append(words);
    if (held.indexOf("UNFIT") >= 0) {
      throw new UnfitDraftException("test");
    }
    if (held.indexOf("GONE") >= 0) {
      throw new ReaderGoneException();
    }
    int stop = held.lastIndexOf(".");
    if (stop >= 0) {
      shown.append(held, 0, stop + 1);
      held.delete(0, stop + 1);
    }
  }

  @Override
  public void end() {
    shown.append(held);
    held.setLength(0);
  }

  @Override
  public boolean shown() {
    return !shown.isEmpty();
  }

  @Override
  public boolean blank() {
    return shown.isEmpty() && held.toString().isBlank();
  }

  @Override
  public void restart() {
    if (shown()) {
      throw new IllegalStateException("shown");
    }
    held.setLength(0);
  }
}
