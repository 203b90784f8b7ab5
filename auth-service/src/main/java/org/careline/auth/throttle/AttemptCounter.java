package org.careline.auth.throttle;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Counts in Redis, shared by all replicas; in memory, per replica, while Redis is away. */
@ApplicationScoped
class AttemptCounter implements Attempts {

  private static final Logger LOG = Logger.getLogger(AttemptCounter.class);

  private final Attempts shared;
  private final Attempts local = new LocalAttempts(InstantSource.system());

  AttemptCounter(RedisDataSource redis) {
    this.shared = new SharedAttempts(redis);
  }

  @Override
  public long admit(String key, Pauses pauses) {
    try {
      return shared.admit(key, pauses);
    } catch (RuntimeException e) {
      // Whatever Redis failed with: a count in memory is better than no login at all.
      LOG.debugf("attempts are counted in memory: %s", e.getClass().getSimpleName());
      return local.admit(key, pauses);
    }
  }

  @Override
  public void clear(String key) {
    local.clear(key);
    try {
      shared.clear(key);
    } catch (RuntimeException e) {
      // As above; what is left in Redis is forgotten within the quarter of an hour.
      LOG.debugf("attempts are not cleared: %s", e.getClass().getSimpleName());
    }
  }
}
