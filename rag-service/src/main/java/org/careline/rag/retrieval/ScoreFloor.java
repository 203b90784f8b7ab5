package org.careline.rag.retrieval;

import java.util.OptionalDouble;

/**
 * What counts as an answer. Meaning alone suffices where it is close; where it is only near, some
 * of the words must be there too; where it is not known, most of them. The bounds were read off
 * questions with and without an answer in the knowledge base: see the scenarios among the tests.
 *
 * @param close cosine from which a passage is about the question
 * @param near cosine below which it is not, whatever its words
 * @param some share of the question, by rarity of its words, that a near passage must hold
 * @param most share that a passage without a vector must hold
 */
record ScoreFloor(double close, double near, double some, double most) {

  boolean admits(OptionalDouble cosine, double covered) {
    if (cosine.isEmpty()) {
      return covered >= most;
    }
    return cosine.getAsDouble() >= close || cosine.getAsDouble() >= near && covered >= some;
  }

  /** For a question carried over by a glossary: its words are exact, so they must be there. */
  boolean admitsTranslated(OptionalDouble cosine, double covered) {
    return covered >= some && (cosine.isEmpty() || cosine.getAsDouble() >= near);
  }
}
