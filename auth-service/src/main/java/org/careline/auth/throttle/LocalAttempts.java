package org.careline.auth.throttle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/** In memory, for one replica, while Redis is away. */
final class LocalAttempts implements Attempts {

  private static final int REMEMBERED = 50_000;

  private final InstantSource clock;
  private final Cache<String, Count> counts =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(Duration.ofSeconds(2 * Pauses.MEMORY))
          .build();

  LocalAttempts(InstantSource clock) {
    this.clock = clock;
  }

  private record Count(long attempts, long pausedUntil, long forgottenAt, long waitSeconds) {}

  @Override
  public long admit(String key, Pauses pauses) {
    return counts.asMap().compute(key, (k, old) -> next(old, pauses)).waitSeconds();
  }

  @Override
  public void clear(String key) {
    counts.invalidate(key);
  }

  private Count next(Count old, Pauses pauses) {
    long now = clock.instant().getEpochSecond();
    if (old == null || old.forgottenAt() <= now) {
      return counted(new Count(0, 0, now + Pauses.WINDOW, 0), pauses, now);
    }
    return old.pausedUntil() > now
        ? new Count(old.attempts(), old.pausedUntil(), old.forgottenAt(), old.pausedUntil() - now)
        : counted(old, pauses, now);
  }

  private static Count counted(Count old, Pauses pauses, long now) {
    long attempts = old.attempts() + 1;
    long pause = pauses.after(attempts);
    long forgotten = pause == 0 ? old.forgottenAt() : now + pause + Pauses.MEMORY;
    return new Count(attempts, now + pause, forgotten, 0);
  }
}
