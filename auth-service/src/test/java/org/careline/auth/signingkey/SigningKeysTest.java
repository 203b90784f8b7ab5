package org.careline.auth.signingkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void theFirstKeySignsAtOnce() {
    assertThat(SigningKeys.nextBegins(List.of(), NOW)).contains(NOW);
  }

  @Test
  void aKeyInItsTimeNeedsNoSuccessor() {
    assertThat(SigningKeys.nextBegins(List.of(key(NOW.minus(Duration.ofDays(29)))), NOW)).isEmpty();
  }

  @Test
  void aKeyPastItsTimeGetsOneThatIsPublishedBeforeItSigns() {
    assertThat(SigningKeys.nextBegins(List.of(key(NOW.minus(Duration.ofDays(31)))), NOW))
        .contains(NOW.plus(SigningKey.PUBLISHED_AHEAD));
  }

  private static SigningKey key(Instant from) {
    return new SigningKey("k", "{}", null, from);
  }
}
