package org.careline.inference.openai;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.contracts.identity.UserId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * So many calls a minute for each user, counted in Redis over all replicas; without Redis, for this
 * replica alone.
 */
@ApplicationScoped
class RateLimit {

  private static final long MINUTE_MILLIS = 60_000;

  private final ValueCommands<String, Long> counts;
  private final KeyCommands<String> keys;
  private final Clock clock = Clock.systemUTC();
  private final int perMinute;
  private final Map<UserId, Integer> own = new ConcurrentHashMap<>();
  private volatile long ownMinute;

  RateLimit(
      RedisDataSource redis,
      @ConfigProperty(name = "careline.openai.calls-per-minute", defaultValue = "30")
          int perMinute) {
    this.counts = redis.value(Long.class);
    this.keys = redis.key();
    this.perMinute = perMinute;
  }

  /**
   * @return how long to wait when this call is one too many
   */
  Optional<Duration> exceeded(UserId user) {
    long now = clock.millis();
    long minute = now / MINUTE_MILLIS;
    return count(user, minute) <= perMinute
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(MINUTE_MILLIS - now % MINUTE_MILLIS));
  }

  private long count(UserId user, long minute) {
    String key = "careline:rate:openai:" + user + ":" + minute;
    try {
      long count = counts.incr(key);
      if (count == 1) {
        keys.expire(key, Duration.ofMinutes(2));
      }
      return count;
    } catch (RuntimeException gone) { // any failure of Redis: count here
      return ownCount(user, minute);
    }
  }

  private long ownCount(UserId user, long minute) {
    if (ownMinute != minute) {
      ownMinute = minute;
      own.clear();
    }
    return own.merge(user, 1, Integer::sum);
  }
}
