package org.careline.inference.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class SentenceSplitterTest {

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/scenarios/sentences.csv",
      delimiter = ';',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void sentencesEndWhereAReaderWouldSay(String fact, String text, String expected) {
    List<String> sentences = split(text.replace("\\n", "\n"), Integer.MAX_VALUE);

    assertThat(stripped(sentences)).as(fact).isEqualTo(stripped(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/scenarios/sentences.csv",
      delimiter = ';',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void textThatGrowsByTheCharacterSplitsAlike(String fact, String text, String expected) {
    List<String> sentences = split(text.replace("\\n", "\n"), 1);

    assertThat(stripped(sentences)).as(fact).isEqualTo(stripped(expected));
  }

  @Test
  void textWithoutAnyEndIsCutAtASpaceBeforeItGetsTooLong() {
    List<String> pieces = split("word ".repeat(300), 7);

    assertThat(pieces).hasSizeGreaterThan(2).allSatisfy(p -> assertThat(p).startsWith("word"));
    assertThat(String.join("", pieces)).isEqualTo("word ".repeat(300));
  }

  private static List<String> stripped(String expected) {
    return stripped(List.of(expected.replace("\\n", "\n").split("¦")));
  }

  private static List<String> stripped(List<String> sentences) {
    return sentences.stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static List<String> split(String text, int step) {
    List<String> sentences = new ArrayList<>();
    StringBuilder pending = new StringBuilder();
    for (int from = 0; from < text.length(); from += Math.min(step, text.length())) {
      pending.append(text, from, Math.min(text.length(), from + Math.min(step, text.length())));
      take(pending, false, sentences);
    }
    take(pending, true, sentences);
    return sentences;
  }

  private static void take(StringBuilder pending, boolean whole, List<String> sentences) {
    for (int end = SentenceSplitter.firstEnd(pending, whole);
        end > 0;
        end = SentenceSplitter.firstEnd(pending, whole)) {
      sentences.add(pending.substring(0, end));
      pending.delete(0, end);
    }
  }
}
