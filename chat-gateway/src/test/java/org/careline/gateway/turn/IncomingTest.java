package org.careline.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncomingTest {

  @Test
  void takesTextOfFourThousandCharacters() {
    assertThat(of(" " + "a".repeat(4_000) + "\n").text().reveal()).hasSize(4_000);
  }

  @Test
  void keepsLinesTabsAndEmoji() {
    assertThat(of("one\r\n\ttwo 😀").text().reveal()).isEqualTo("one\n\ttwo 😀");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n ", "a\u0000b", "a\u0007", "a\u009Fb", "half \uD83D", "a\rb"})
  void refusesWhatIsNoText(String text) {
    assertThatThrownBy(() -> of(text)).isInstanceOf(Problem.class);
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertThatThrownBy(() -> of("a".repeat(4_001)))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("4000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "english please", "e", "<b>"})
  void refusesALanguageThatIsNoTag(String language) {
    assertThatThrownBy(
            () ->
                Incoming.of(
                    UUID.randomUUID(), Optional.empty(), "hi", Optional.of(language), Channel.WEB))
        .isInstanceOf(Problem.class);
  }

  private static Incoming of(String text) {
    return Incoming.of(
        UUID.randomUUID(), Optional.empty(), text, Optional.of("es-MX"), Channel.WEB);
  }
}
