package org.careline.escalation.mattermost;

/** Mattermost did not do as asked. Its answer's text is left out: it may quote a post. */
final class MattermostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  MattermostException(String what, boolean passing) {
    super(what);
    this.passing = passing;
  }

  /** Whether another try may succeed. */
  boolean isPassing() {
    return passing;
  }
}
