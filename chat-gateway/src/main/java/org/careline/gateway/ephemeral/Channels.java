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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * Redis pub/sub over two connections of its own, one to hear and one to speak, so that order is
 * kept. While Redis is away nothing is heard and what is said is lost; both come back by
 * themselves. Each replica hears its own heartbeat: when it does not, a connection has died without
 * a word, and both are made anew.
 */
@ApplicationScoped
public class Channels {

  private static final Logger LOG = Logger.getLogger(Channels.class);
  private static final Duration RETRY = Duration.ofMillis(500);
  private static final Duration BEAT = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(3);

  private final Vertx vertx;
  private final Redis redis;
  private final Instance<ChannelListener> listeners;
  private final String heartbeat = "careline.heartbeat." + UUID.randomUUID();
  private volatile Map<String, ChannelListener> byChannel = Map.of();
  private volatile Line hearing;
  private volatile Line speaking;
  private volatile long heard;
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
    vertx.setPeriodic(BEAT.toMillis(), _ -> beat());
  }

  void stop(@Observes ShutdownEvent stopping) {
    stopped = true;
    Stream.of(hearing, speaking).filter(Objects::nonNull).forEach(Line::end);
  }

  /** Says it to whoever hears now; never waits. */
  public void publish(String channel, String message) {
    Line line = speaking;
    if (line != null) {
      line.connection.send(Request.cmd(Command.PUBLISH).arg(channel).arg(message));
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
              Line line = new Line(connection, this::deaf);
              connection.handler(this::dispatch);
              Request subscribe = Request.cmd(Command.SUBSCRIBE).arg(heartbeat);
              byChannel.keySet().forEach(subscribe::arg);
              connection
                  .send(subscribe)
                  .onSuccess(
                      _ -> {
                        heard = System.nanoTime();
                        hearing = line;
                      })
                  .onFailure(_ -> line.end());
            })
        .onFailure(_ -> later(this::hear));
  }

  private void prepareToSpeak() {
    redis
        .connect()
        .onSuccess(connection -> speaking = new Line(connection, this::mute))
        .onFailure(_ -> later(this::prepareToSpeak));
  }

  private void deaf() {
    hearing = null;
    later(this::hear);
  }

  private void mute() {
    speaking = null;
    later(this::prepareToSpeak);
  }

  private void beat() {
    Line ear = hearing;
    Line mouth = speaking;
    if (ear == null || mouth == null) {
      return;
    }
    if (System.nanoTime() - heard > SILENCE.toNanos()) {
      LOG.warn("redis says nothing: connecting anew");
      ear.end();
      mouth.end();
    } else {
      publish(heartbeat, "");
    }
  }

  /** A connection that ends once, whoever notices first. */
  private static final class Line {
    private final RedisConnection connection;
    private final AtomicBoolean over = new AtomicBoolean();
    private final Runnable ended;

    Line(RedisConnection connection, Runnable ended) {
      this.connection = connection;
      this.ended = ended;
      connection.exceptionHandler(_ -> end());
      connection.endHandler(_ -> end());
    }

    void end() {
      if (over.compareAndSet(false, true)) {
        connection.close();
        ended.run();
      }
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
    if (heartbeat.equals(push.get(1).toString())) {
      heard = System.nanoTime();
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
}
