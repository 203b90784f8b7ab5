package org.careline.inference.model.remote;

import java.util.function.Consumer;

/**
 * Lets a reasoning model's answer through and its thoughts not: text between {@code <think>} and
 * {@code </think>}, wherever the stream is cut into words.
 */
final class ThoughtFilter implements Consumer<String> {

  private static final String OPEN = "<think>";
  private static final String CLOSE = "</think>";

  private final Consumer<String> next;
  private final StringBuilder held = new StringBuilder();
  private boolean thinking;

  ThoughtFilter(Consumer<String> next) {
    this.next = next;
  }

  @Override
  public void accept(String words) {
    held.append(words);
    String mark = mark();
    for (int at = held.indexOf(mark); at >= 0; at = held.indexOf(mark)) {
      pass(at);
      held.delete(0, mark.length());
      thinking = !thinking;
      mark = mark();
    }
    pass(held.length() - begun(mark));
  }

  /** The stream has ended: what looked like the beginning of a mark was none. */
  void end() {
    pass(held.length());
  }

  private String mark() {
    return thinking ? CLOSE : OPEN;
  }

  private void pass(int end) {
    if (end > 0) {
      String text = held.substring(0, end);
      held.delete(0, end);
      if (!thinking) {
        next.accept(text);
      }
    }
  }

  /** How many characters at the end may be the beginning of the mark. */
  private int begun(String mark) {
    for (int length = Math.min(mark.length() - 1, held.length()); length > 0; length--) {
      if (mark.startsWith(held.substring(held.length() - length))) {
        return length;
      }
    }
    return 0;
  }
}
