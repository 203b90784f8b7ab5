package org.careline.inference.model.remote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThoughtFilterTest {

  @ParameterizedTest
  @CsvSource({
    "'<think>hm, hm</think>Rest well.', Rest well.",
    "Rest well., Rest well.",
    "'a <b and </c', 'a <b and </c'",
    "'one<think>x</think> two<think>y</think> three', one two three",
    "'<think>never closed', ''"
  })
  void thoughtsAreLeftOutHoweverTheStreamIsCut(String text, String answer) {
    for (int step = 1; step <= text.length(); step++) {
      StringBuilder passed = new StringBuilder();
      ThoughtFilter filter = new ThoughtFilter(passed::append);
      for (int from = 0; from < text.length(); from += step) {
        filter.accept(text.substring(from, Math.min(text.length(), from + step)));
      }
      filter.end();
      assertThat(passed.toString()).isEqualTo(answer);
    }
  }
}
