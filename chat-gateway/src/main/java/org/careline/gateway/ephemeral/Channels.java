package org.careline.gateway.ephemeral;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Redis pub/sub over two connections of its own, one to hear and one to speak, so that order is
 * kept. While Redis is away nothing is heard and what is said is lost; both come back by
 * themselves.
 */
@ApplicationScoped
public class Channels {

  private static final Logger LOG = Logger.getLogger(Channels.class);
  private static final Duration RETRY = Duration.ofMillis(500);

  private final Vertx vertx;
  private final Redis redis;
  private final Instance<ChannelListener> listeners;
  private volatile Map<String, ChannelListener> byChannel = Map.of();
  private volatile RedisConnection hearing;
  private volatile RedisConnection speaking;
  private volatile boolean stopped;

  Channels(Vertx vertx, Redis redis, Instance<ChannelListener> listeners) {
    this.vertx = vertx;
    this.redis = redis;
    this.listeners = listeners;
  }

  void start(@Observes StartupEvent started) {
    byChannel =
        StreamSupport.stream(listeners.spliterator(), false)
            .collect(Collectors.toUnmodifiableMap(ChannelListener::channel, Function.identity()));
    hear();
    prepareToSpeak();
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
    close(hearing);
    close(speaking);
  }

  /** Says it to whoever hears now; never waits. */
  public void publish(String channel, String message) {
    RedisConnection connection = speaking;
    if (connection != null) {
      connection.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message));
    }
  }

  /** Whether frames reach and come from other replicas now. */
  public boolean isUp() {
    return hearing != null && speaking != null;
  }

  private void hear() {
    redis
        .connect()
        .onSuccess(
            connection -> {
              connection.handler(this::dispatch);
              connection.exceptionHandler(_ -> lost(connection, true));
              connection.endHandler(_ -> lost(connection, true));
              Request subscribe = Request.cmd(Command.SUBSCRIBE);
              byChannel.keySet().forEach(subscribe::arg);
              connection
                  .send(subscribe)
                  .onSuccess(_ -> hearing = connection)
                  .onFailure(_ -> lost(connection, true));
            })
        .onFailure(_ -> later(this::hear));
  }

  private void prepareToSpeak() {
    redis
        .connect()
        .onSuccess(
            connection -> {
              connection.exceptionHandler(_ -> lost(connection, false));
              connection.endHandler(_ -> lost(connection, false));
              speaking = connection;
            })
        .onFailure(_ -> later(this::prepareToSpeak));
  }

  private void lost(RedisConnection connection, boolean wasHearing) {
    connection.exceptionHandler(null);
    connection.endHandler(null);
    close(connection);
    if (wasHearing) {
      hearing = null;
      later(this::hear);
    } else {
      speaking = null;
      later(this::prepareToSpeak);
    }
  }

  private void later(Runnable again) {
    if (!stopped) {
      vertx.setTimer(RETRY.toMillis(), _ -> again.run());
    }
  }

  private void dispatch(Response push) {
    if (push.type() != ResponseType.PUSH && push.type() != ResponseType.MULTI) {
      return;
    }
    if (push.size() < 3 || !"message".equals(push.get(0).toString())) {
      return;
    }
    ChannelListener listener = byChannel.get(push.get(1).toString());
    if (listener == null) {
      return;
    }
    try {
      listener.received(push.get(2).toString());
    } catch (RuntimeException e) {
      // A bad message must not end the subscription; its content may be PHI and is not logged.
      LOG.warnf("message not handled: channel=%s reason=%s", listener.channel(), e.getClass());
    }
  }

  private static void close(RedisConnection connection) {
    if (connection != null) {
      connection.close();
    }
  }
}
