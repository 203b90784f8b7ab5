package org.careline.inference.model;

/**
 * Why a model did not answer. The class decides who may try next and whether the model is to blame.
 */
public enum Fault {
  /** 429: asked too often. */
  RATE_LIMITED(Next.SAME_MODEL, true),
  /** 503, 529: alive, but full. */
  OVERLOADED(Next.SAME_MODEL, true),
  /** Other 5xx. */
  SERVER_ERROR(Next.SAME_MODEL, true),
  /** No connection. */
  UNREACHABLE(Next.SAME_MODEL, true),
  /** Connected, and no first word in time. */
  SILENT(Next.NEXT_MODEL, true),
  /** Words, then none for too long. */
  STALLED(Next.NEXT_MODEL, true),
  /** The stream ended without an end. */
  CUT(Next.NEXT_MODEL, true),
  /** The answer is not what the protocol promises. */
  MALFORMED(Next.NEXT_MODEL, true),
  /** A whole answer without a word. */
  EMPTY(Next.NEXT_MODEL, true),
  /** Not fit to show, for example in the wrong language. */
  UNFIT(Next.NEXT_MODEL, false),
  /** 401, 403: our key is wrong. */
  UNAUTHORIZED(Next.NEXT_MODEL, true),
  /** The prompt is too long for this model. */
  CONTEXT_LENGTH(Next.NEXT_MODEL, false),
  /** Other 4xx. */
  REJECTED(Next.NEXT_MODEL, false),
  /** All our slots for this model are taken. */
  BUSY(Next.NEXT_MODEL, false),
  /** The breaker is open. */
  RESTING(Next.NEXT_MODEL, false),
  /** A content policy refused: asking another model would go around it. */
  CONTENT_FILTER(Next.NO_MODEL, false),
  /** The turn's own time is over. */
  OUT_OF_TIME(Next.NO_MODEL, false);

  private final Next next;
  private final boolean blamed;

  Fault(Next next, boolean blamed) {
    this.next = next;
    this.blamed = blamed;
  }

  /** Who may try next, as long as nobody has seen a word. */
  public Next next() {
    return next;
  }

  /** Whether the breaker counts it. */
  public boolean blamed() {
    return blamed;
  }

  /** Who may try after a fault. */
  public enum Next {
    SAME_MODEL,
    NEXT_MODEL,
    NO_MODEL
  }
}
