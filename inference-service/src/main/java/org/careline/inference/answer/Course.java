package org.careline.inference.answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.careline.inference.model.TokenUsage;
import org.careline.inference.routing.Attempt;

/**
 * How an answer came to be, without a word of it.
 *
 * @param attempts calls to models, in order
 * @param firstShown until the first text was released
 * @param withheld sentences the guard did not release
 */
public record Course(
    Ending ending,
    List<Attempt> attempts,
    Optional<TokenUsage> usage,
    Optional<Duration> firstShown,
    Duration took,
    int withheld) {

  public Course {
    attempts = List.copyOf(attempts);
  }

  /** How it ended. */
  public enum Ending {
    /** A model answered to its end. */
    MODEL,
    /** A model stopped at its output limit. */
    MODEL_TRUNCATED,
    /** A model failed after words were shown. */
    MODEL_CUT,
    /** From passages: no model is configured, was asked for or is needed. */
    EXTRACTIVE,
    /** From passages: every model failed. */
    FALLBACK,
    /** The knowledge could not be asked: no medical claim was made. */
    NO_KNOWLEDGE,
    /** A fixed line, to small talk. */
    SMALL_TALK,
    /** A scripted safety answer. */
    SCRIPTED
  }
}
