package org.careline.gateway.turn;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.ephemeral.Ephemeral;

/**
 * So many messages a minute and an hour per user, counted in Redis for all replicas together, and
 * in this process alone while Redis is away.
 */
@ApplicationScoped
class RateLimit {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Two fixed windows per limit, the older weighted; answers milliseconds to wait, 0 to pass. */
  private static final String SCRIPT =
      """
      local now = tonumber(ARGV[1])
      local wait = 0
      for i = 0, 1 do
        local length = tonumber(ARGV[2 + i * 2])
        local limit = tonumber(ARGV[3 + i * 2])
        local at = math.floor(now / length)
        local current = tonumber(redis.call('GET', KEYS[1] .. ':' .. length .. ':' .. at) or '0')
        local before = tonumber(redis.call('GET', KEYS[1] .. ':' .. length .. ':' .. (at - 1)) or '0')
        local passed = now % length
        if before * (1 - passed / length) + current >= limit then
          wait = math.max(wait, length - passed)
        end
      end
      if wait == 0 then
        for i = 0, 1 do
          local length = tonumber(ARGV[2 + i * 2])
          local key = KEYS[1] .. ':' .. length .. ':' .. math.floor(now / length)
          redis.call('INCR', key)
          redis.call('PEXPIRE', key, length * 2)
        end
      end
      return tostring(wait)
      """;

  private final Ephemeral redis;
  private final TurnConfig config;
  private final LoadingCache<Owner, Local> local;

  RateLimit(Ephemeral redis, TurnConfig config) {
    this.redis = redis;
    this.config = config;
    this.local =
        Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(HOUR.multipliedBy(2))
            .build(_ -> new Local(config, InstantSource.system()));
  }

  /** Counts one message and says how long the user has to wait for it: zero when it may pass. */
  Duration ask(Owner owner) {
    var answer =
        redis.command(
            "EVAL",
            SCRIPT,
            "1",
            "careline:rate:" + owner.tenant() + ":" + owner.patient(),
            Long.toString(System.currentTimeMillis()),
            Long.toString(MINUTE.toMillis()),
            Integer.toString(config.perMinute()),
            Long.toString(HOUR.toMillis()),
            Integer.toString(config.perHour()));
    return answer
        .text()
        .map(Double::parseDouble)
        .map(millis -> Duration.ofMillis(millis.longValue()))
        .orElseGet(() -> local.get(owner).ask());
  }

  /** Both limits in this process. */
  static final class Local {
    private final SlidingWindow minute;
    private final SlidingWindow hour;

    Local(TurnConfig config, InstantSource clock) {
      this.minute = new SlidingWindow(MINUTE, config.perMinute(), clock);
      this.hour = new SlidingWindow(HOUR, config.perHour(), clock);
    }

    synchronized Duration ask() {
      long wait = Math.max(minute.waitMillis(), hour.waitMillis());
      if (wait == 0) {
        minute.count();
        hour.count();
      }
      return Duration.ofMillis(wait);
    }
  }
}
