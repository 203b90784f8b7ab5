package org.careline.safety.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenizerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I can’t breathe|i cant breathe",
        "Ｃｈｅｓｔ　ｐａｉｎ|chest pain",
        "corazón MAÑANA|corazon manana",
        "temp 39.5°C|temp 39.5 c",
        "2mo baby|2 mo baby",
        "sooooo bad|soo bad",
        "胸悶 pain|胸 闷 pain",
        "बुख़ार ३९|बुखार 39",
        "k1ll|k1ll"
      })
  void foldsToPlainWords(String text, String words) {
    assertThat(words(Tokenizer.tokenize(text))).containsExactly(words.split(" "));
  }

  @Test
  void keepsOffsetsIntoTheOriginal() {
    String text = "😀 Ｐａｉｎ “now”";
    Tokens tokens = Tokenizer.tokenize(text);

    assertThat(text.substring(tokens.start(0), tokens.end(0))).isEqualTo("Ｐａｉｎ");
    assertThat(text.substring(tokens.start(1), tokens.end(1))).isEqualTo("now");
  }

  @Test
  void takesDotsInARowForAPause() {
    Tokens tokens = Tokenizer.tokenize("I can't... breathe. Help");

    List<Tokens.Kind> kinds = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      kinds.add(tokens.kind(i));
    }
    assertThat(kinds)
        .containsExactly(
            Tokens.Kind.WORD,
            Tokens.Kind.WORD,
            Tokens.Kind.COMMA,
            Tokens.Kind.WORD,
            Tokens.Kind.STOP,
            Tokens.Kind.WORD);
  }

  private static List<String> words(Tokens tokens) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.isText(i)) {
        words.add(tokens.word(i));
      }
    }
    return words;
  }
}
