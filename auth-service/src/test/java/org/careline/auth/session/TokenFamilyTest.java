package org.careline.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.auth.session.TokenFamily.Outcome;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

class TokenFamilyTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private final TokenFamily fresh = TokenFamily.begin(UUID.randomUUID(), UserId.next(), NOW);

  @Test
  void theNewestTokenRotates() {
    Outcome outcome = fresh.present(1, NOW.plusSeconds(60));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Rotated.class,
            rotated -> {
              assertThat(rotated.family().generation()).isEqualTo(2);
              assertThat(rotated.family().expiresAt())
                  .isEqualTo(NOW.plusSeconds(60).plus(TokenFamily.LIFETIME));
            });
  }

  @Test
  void theTokenJustReplacedGetsTheSameSuccessorWithinTheGrace() {
    TokenFamily second = rotated(fresh, NOW);

    assertThat(second.present(1, NOW.plusSeconds(19))).isEqualTo(new Outcome.Repeated(second));
  }

  @Test
  void afterTheGraceItIsAReplay() {
    TokenFamily second = rotated(fresh, NOW);

    assertThat(second.present(1, NOW.plusSeconds(20))).isInstanceOf(Outcome.Reused.class);
  }

  @Test
  void anOlderTokenIsAReplayEvenWithinTheGrace() {
    TokenFamily third = rotated(rotated(fresh, NOW), NOW);

    assertThat(third.present(1, NOW.plusSeconds(1))).isInstanceOf(Outcome.Reused.class);
  }

  @Test
  void aTokenFromTheFutureIsAReplay() {
    assertThat(fresh.present(7, NOW)).isInstanceOf(Outcome.Reused.class);
  }

  @Test
  void afterAWeekOrARevocationNothingIsGiven() {
    Instant later = NOW.plus(TokenFamily.LIFETIME);
    TokenFamily revoked =
        new TokenFamily(fresh.id(), fresh.user(), 1, NOW, later, Optional.of(NOW));

    assertThat(fresh.present(1, later)).isInstanceOf(Outcome.Ended.class);
    assertThat(revoked.present(1, NOW)).isInstanceOf(Outcome.Ended.class);
  }

  private static TokenFamily rotated(TokenFamily family, Instant at) {
    return ((Outcome.Rotated) family.present(family.generation(), at)).family();
  }
}
