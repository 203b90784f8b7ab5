package org.careline.inference.routing;

/** Nobody waits for the answer any more: whatever writes it should stop. */
public final class ReaderGoneException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ReaderGoneException() {
    super("reader gone", null, false, false);
  }
}
