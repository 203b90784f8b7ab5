package org.careline.localstack.supervisor;

import java.util.Optional;
import org.careline.localstack.EmbeddedRedis;

/** Redis, for what may vanish. */
final class RedisComponent implements Component {
  static final String NAME = "redis";

  private final Layout layout;
  private final int port;
  private volatile EmbeddedRedis redis;

  RedisComponent(Layout layout, int port) {
    this.layout = layout;
    this.port = port;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void start() {
    stop();
    var log = layout.log(NAME);
    log.rotate();
    redis = EmbeddedRedis.start(layout.data(NAME), layout.tool(NAME), port, log.path());
  }

  @Override
  public boolean ready() {
    var running = redis;
    return running != null && running.isReady();
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.ofNullable(redis).map(EmbeddedRedis::process);
  }

  @Override
  public void stop() {
    if (redis != null) {
      redis.close();
      redis = null;
    }
  }
}
