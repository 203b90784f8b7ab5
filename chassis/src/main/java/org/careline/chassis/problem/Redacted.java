package org.careline.chassis.problem;

/**
 * A throwable as it may be logged: its class and stack, without its message, since a message may
 * quote what a patient wrote or what a row held.
 */
public final class Redacted extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private Redacted(Throwable original, Throwable cause) {
    super(original.getClass().getName(), cause);
    setStackTrace(original.getStackTrace());
  }

  public static Redacted of(Throwable original) {
    return of(original, 8);
  }

  private static Redacted of(Throwable original, int depth) {
    Throwable cause = original.getCause();
    return new Redacted(original, cause == null || depth == 0 ? null : of(cause, depth - 1));
  }

  @Override
  public String toString() {
    return getMessage();
  }
}
