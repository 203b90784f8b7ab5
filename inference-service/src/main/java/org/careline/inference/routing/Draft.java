package org.careline.inference.routing;

/** An answer while it is written. Holds words back until they may be shown. */
public interface Draft {

  /**
   * Takes the next words.
   *
   * @throws UnfitDraftException when the answer is not fit to show at all; only while nothing is
   *     shown
   * @throws ReaderGoneException when nobody waits for the answer any more
   */
  void append(String words);

  /**
   * No more words will come: shows what is still held.
   *
   * @throws UnfitDraftException as in {@link #append}
   * @throws ReaderGoneException as in {@link #append}
   */
  void end();

  /** Whether a reader has seen any of it. */
  boolean shown();

  /** Whether it holds a word at all, shown or not. */
  boolean blank();

  /** Forgets everything, for the next model to start from scratch. Only while nothing is shown. */
  void restart();
}
