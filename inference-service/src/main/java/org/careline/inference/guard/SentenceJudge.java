package org.careline.inference.guard;

/** Judges a sentence before anyone sees it. */
@FunctionalInterface
public interface SentenceJudge {

  /**
   * @param sentence the sentence with the one before it, so that a thought split in two is seen
   */
  Verdict judge(String sentence);

  /**
   * How much of an unfinished sentence may be shown whatever words come next.
   *
   * @param unfinished ends at the end of a word; with the sentence before it, as in {@link #judge}
   * @return a length of it; nothing unless the judge knows better
   */
  default int clearLength(String unfinished) {
    return 0;
  }

  /** What may be done with a sentence. */
  enum Verdict {
    SHOW,
    /** Show it, and say at the end that this is no substitute for a clinician. */
    SHOW_WITH_NOTICE,
    WITHHOLD
  }
}
