package org.careline.gateway.ephemeral;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * Redis commands that may fail. After a failure none is tried for a second, so that nobody's
 * message waits for a Redis that is away.
 */
@ApplicationScoped
public class Ephemeral {

  private static final Logger LOG = Logger.getLogger(Ephemeral.class);
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  private final RedisDataSource redis;
  private final AtomicLong closedUntil = new AtomicLong(System.nanoTime());

  Ephemeral(RedisDataSource redis) {
    this.redis = redis;
  }

  /** What Redis said, by sort. */
  public sealed interface Answer {
    /** Redis is away, or slow, or refused. */
    record Away() implements Answer {}

    /** There is nothing under this key. */
    record Nothing() implements Answer {}

    /** A string, or a number as a string. */
    record Value(String value) implements Answer {}

    default Optional<String> text() {
      return this instanceof Value(String value) ? Optional.of(value) : Optional.empty();
    }
  }

  public Answer command(String command, String... arguments) {
    if (System.nanoTime() - closedUntil.get() < 0) {
      return new Answer.Away();
    }
    try {
      Response response = redis.execute(command, arguments);
      return response == null ? new Answer.Nothing() : new Answer.Value(response.toString());
    } catch (RuntimeException e) {
      // Whatever the driver throws, the answer is the same: do without.
      closedUntil.set(System.nanoTime() + PAUSE);
      LOG.warnf("redis is away: command=%s reason=%s", command, e.getClass().getSimpleName());
      return new Answer.Away();
    }
  }
}
