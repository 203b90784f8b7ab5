package org.careline.auth.throttle;

import io.quarkus.redis.datasource.RedisDataSource;
import java.util.ArrayList;
import java.util.List;

/** In Redis, shared by all replicas; one script decides and counts in one step. */
final class SharedAttempts implements Attempts {

  private static final String PREFIX = "careline:attempts:";

  /** KEYS: pause, count. ARGV: window, memory, then the pause after each attempt. */
  private static final String SCRIPT =
      """
      local left = redis.call('ttl', KEYS[1])
      if left > 0 then return left end
      local attempts = redis.call('incr', KEYS[2])
      local pause = tonumber(ARGV[math.min(attempts + 2, #ARGV)])
      if pause > 0 then
        redis.call('set', KEYS[1], '1', 'ex', pause)
        redis.call('expire', KEYS[2], pause + tonumber(ARGV[2]))
      elseif attempts == 1 then
        redis.call('expire', KEYS[2], tonumber(ARGV[1]))
      end
      return 0
      """;

  private final RedisDataSource redis;

  SharedAttempts(RedisDataSource redis) {
    this.redis = redis;
  }

  @Override
  public long admit(String key, Pauses pauses) {
    List<String> arguments = new ArrayList<>(List.of(SCRIPT, "2", pause(key), count(key)));
    arguments.add(Long.toString(Pauses.WINDOW));
    arguments.add(Long.toString(Pauses.MEMORY));
    pauses.byAttempt().forEach(seconds -> arguments.add(seconds.toString()));
    return redis.execute("EVAL", arguments.toArray(String[]::new)).toLong();
  }

  @Override
  public void clear(String key) {
    redis.execute("DEL", pause(key), count(key));
  }

  private static String pause(String key) {
    return PREFIX + "{" + key + "}:pause";
  }

  private static String count(String key) {
    return PREFIX + "{" + key + "}:count";
  }
}
