package org.careline.auth.throttle;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Counts in Redis, shared by all replicas; in memory, per replica, while Redis is away. */
@ApplicationScoped
class AttemptCounter {

  private static final Logger LOG = Logger.getLogger(AttemptCounter.class);
  private static final String PREFIX = "careline:attempts:";
  private static final long MINUTE = 60;
  private static final long LONGEST = 15 * MINUTE;
  private static final int REMEMBERED = 50_000;

  private final ValueCommands<String, Long> values;
  private final KeyCommands<String> keys;
  private final Map<String, Local> local = new ConcurrentHashMap<>();

  AttemptCounter(RedisDataSource redis) {
    this.values = redis.value(Long.class);
    this.keys = redis.key();
  }

  /** How often, and for how long the count stands. */
  record Count(long attempts, long secondsLeft) {}

  /** One more, in a window of a minute from the first. */
  Count attempt(String key) {
    return orLocal(
        () -> {
          long count = values.incr(PREFIX + key);
          if (count == 1) {
            keys.expire(PREFIX + key, MINUTE);
          }
          return new Count(count, keys.ttl(PREFIX + key));
        },
        () -> localAttempt(key));
  }

  Count failures(String key) {
    return orLocal(
        () -> {
          Long count = values.get(PREFIX + key);
          return count == null ? new Count(0, 0) : new Count(count, keys.ttl(PREFIX + key));
        },
        () -> localCount(key));
  }

  /** One more failure; from the limit on each doubles how long the count stands. */
  void failed(String key, int limit) {
    orLocal(
        () -> {
          long count = values.incr(PREFIX + key);
          keys.expire(PREFIX + key, window(count, limit));
          return new Count(count, 0);
        },
        () -> localAttempt(key));
  }

  void clear(String key) {
    orLocal(
        () -> {
          keys.del(PREFIX + key);
          return new Count(0, 0);
        },
        () -> new Count(0, 0));
    local.remove(key);
  }

  static long window(long failures, int limit) {
    long beyond = Math.clamp(failures - limit, 0, 10);
    return Math.min(LONGEST, MINUTE << beyond);
  }

  private Count orLocal(Supplier<Count> shared, Supplier<Count> own) {
    try {
      return shared.get();
    } catch (RuntimeException e) {
      // Whatever Redis failed with: a count in memory is better than no login at all.
      LOG.debugf("attempts are counted in memory: %s", e.getClass().getSimpleName());
      return own.get();
    }
  }

  private Count localAttempt(String key) {
    if (local.size() > REMEMBERED) {
      local.values().removeIf(Local::isOver);
    }
    return local
        .compute(key, (k, old) -> old == null || old.isOver() ? Local.first() : old.more())
        .count();
  }

  private Count localCount(String key) {
    Local found = local.get(key);
    return found == null || found.isOver() ? new Count(0, 0) : found.count();
  }

  private record Local(long attempts, long endsAt) {
    static Local first() {
      return new Local(1, now() + MINUTE);
    }

    Local more() {
      return new Local(attempts + 1, endsAt);
    }

    boolean isOver() {
      return now() >= endsAt;
    }

    Count count() {
      return new Count(attempts, endsAt - now());
    }

    private static long now() {
      return System.nanoTime() / 1_000_000_000L;
    }
  }
}
