package org.careline.auth.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.UserId;

/**
 * The refresh tokens of one device. Each use counts the generation up. The token just replaced may
 * come once more within a short grace, for an answer that was lost or a second tab, and gets the
 * same successor; any older one, or that one later, is a replay and ends the family.
 */
record TokenFamily(
    UUID id,
    UserId user,
    long generation,
    Instant rotatedAt,
    Instant expiresAt,
    Optional<Instant> revokedAt) {

  static final Duration GRACE = Duration.ofSeconds(20);
  static final Duration LIFETIME = Duration.ofDays(7);

  static TokenFamily begin(UUID id, UserId user, Instant now) {
    return new TokenFamily(id, user, 1, now, now.plus(LIFETIME), Optional.empty());
  }

  /** What becomes of a token of this family when it is presented. */
  sealed interface Outcome {

    /** A new generation. */
    record Rotated(TokenFamily family) implements Outcome {}

    /** The successor it had already, once more. */
    record Repeated(TokenFamily family) implements Outcome {}

    /** A replay: the family is to be revoked. */
    record Reused() implements Outcome {}

    /** Too old, or revoked before. */
    record Ended() implements Outcome {}
  }

  Outcome present(long presented, Instant now) {
    if (revokedAt.isPresent() || !expiresAt.isAfter(now)) {
      return new Outcome.Ended();
    }
    if (presented == generation) {
      return new Outcome.Rotated(
          new TokenFamily(id, user, generation + 1, now, now.plus(LIFETIME), revokedAt));
    }
    boolean inGrace = presented == generation - 1 && now.isBefore(rotatedAt.plus(GRACE));
    return inGrace ? new Outcome.Repeated(this) : new Outcome.Reused();
  }
}
