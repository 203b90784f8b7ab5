package org.careline.inference.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import io.quarkus.redis.datasource.pubsub.PubSubCommands;
import io.quarkus.redis.datasource.value.ValueCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jboss.logging.Logger;

/** Opens live replies, and puts their frames on Redis. */
@ApplicationScoped
public class LiveChannel {

  static final String CHANNEL = "careline.replies";
  static final String KEY_PREFIX = "careline:reply:";
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final Logger LOG = Logger.getLogger(LiveChannel.class);

  private final PubSubCommands<String> channel;
  private final ValueCommands<String, String> values;
  private final KeyCommands<String> keys;
  private final ObjectMapper json;
  private final Counter skipped;

  LiveChannel(RedisDataSource redis, ObjectMapper json, MeterRegistry meters) {
    this.channel = redis.pubsub(String.class);
    this.values = redis.value(String.class);
    this.keys = redis.key();
    this.json = json;
    this.skipped = meters.counter("careline_live_replies_skipped");
  }

  /** Announces a reply. Never fails and hardly waits: without Redis nobody watches. */
  public LiveReply open(
      TenantId tenant, UserId patient, ConversationId conversation, MessageId replyTo) {
    return new LiveReply(
        this::send,
        tenant.value(),
        patient.toString(),
        conversation.toString(),
        replyTo.toString());
  }

  /**
   * @return false when Redis did not take it
   */
  boolean send(LiveFrame frame) {
    try {
      keep(frame);
      channel.publish(CHANNEL, json.writeValueAsString(frame));
      return true;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a frame is plain values", e);
    } catch (RuntimeException gone) { // whatever the client throws, the reply goes on without it
      skipped.increment();
      LOG.debugf("live reply skipped: %s", gone.getClass().getSimpleName());
      return false;
    }
  }

  private void keep(LiveFrame frame) {
    String key = KEY_PREFIX + frame.replyTo();
    switch (frame.type()) {
      case STARTED -> keys.del(key);
      case DELTA -> {
        values.append(key, frame.text());
        if (frame.offset() == 0) {
          keys.expire(key, KEPT);
        }
      }
    }
  }
}
