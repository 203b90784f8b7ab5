package org.careline.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {

  @ParameterizedTest
  @CsvSource({
    "' My  knee\thurts ', My knee hurts",
    "'I have had a headache since this morning and it does not go away', I have had a headache since this morning and it does not go…"
  })
  void isTitledByItsFirstWords(String text, String title) {
    assertThat(Conversation.titleFrom(PhiText.of(text)).reveal()).isEqualTo(title);
  }

  @Test
  void doesNotCutACharacterInTwo() {
    String title = Conversation.titleFrom(PhiText.of("a" + "😀".repeat(60))).reveal();
    assertThat(
            title.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE))
        .isTrue();
  }
}
