package org.careline.localstack.supervisor;

/** A component did not become ready; the message says which and why. */
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final String component;

  StartFailure(String component, String message) {
    super(message);
    this.component = component;
  }

  StartFailure(String component, String message, Throwable cause) {
    super(message, cause);
    this.component = component;
  }

  String component() {
    return component;
  }
}
