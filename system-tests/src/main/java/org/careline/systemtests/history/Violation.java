package org.careline.systemtests.history;

/**
 * A promise that was not kept.
 *
 * @param where the conversation, client or figure it concerns
 */
public record Violation(Kind kind, String where, String what) {

  /** The promises. */
  public enum Kind {
    /** Sent until the end and never acknowledged. */
    NOT_ACCEPTED,
    /** Acknowledged and not stored. */
    LOST,
    /** Stored or acknowledged as two. */
    DOUBLED,
    /** Stored, and nobody sent it. */
    INVENTED,
    /** Not at the place that was promised, or a place left empty. */
    DISORDERED,
    /** Neither an answer nor the statement that none comes. */
    UNANSWERED,
    /** More than one answer. */
    ANSWERED_TWICE,
    /** A client shows something else than what is stored. */
    DIVERGED,
    /** What was shown while the answer was written is not how it ended. */
    CONTRADICTED,
    /** An emergency without a case. */
    NO_CASE,
    /** An emergency with more than one case. */
    CASE_TWICE,
    /** A message no score was made for, or several. */
    NOT_SCORED_ONCE,
    /** An event counted not at all or twice. */
    MISCOUNTED,
    /** Work left behind. */
    LEFT_BEHIND
  }

  @Override
  public String toString() {
    return kind + " " + where + ": " + what;
  }
}
