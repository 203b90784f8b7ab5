package org.careline.rag.retrieval;

import java.util.OptionalDouble;

/**
 * What counts as an answer. Meaning alone suffices where it is close; where it is only near, the
 * words must be there too; without a vector the words decide. The bounds were read off questions
 * with and without an answer in the knowledge base: see the retrieval scenarios among the tests.
 *
 * @param close cosine from which a passage is about the question
 * @param near cosine below which it is not, whatever its words
 * @param coverage how much of the question, by rarity of its words, a passage must hold
 */
record ScoreFloor(double close, double near, double coverage) {

  boolean admits(OptionalDouble cosine, double covered) {
    if (cosine.isEmpty()) {
      return covered >= coverage;
    }
    return cosine.getAsDouble() >= close || cosine.getAsDouble() >= near && covered >= coverage;
  }
}
