package org.careline.inference.routing;

/** The answer is not fit to show: another model should try. */
public final class UnfitDraftException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnfitDraftException(String reason) {
    super(reason, null, false, false);
  }
}
