package org.careline.inference.guard;

/** Judges a sentence before anyone sees it. */
@FunctionalInterface
public interface SentenceJudge {

  /**
   * @param sentence the sentence with the one before it, so that a thought split in two is seen
   */
  Verdict judge(String sentence);

  /** What may be done with a sentence. */
  enum Verdict {
    SHOW,
    /** Show it, and say at the end that this is no substitute for a clinician. */
    SHOW_WITH_NOTICE,
    WITHHOLD
  }
}
