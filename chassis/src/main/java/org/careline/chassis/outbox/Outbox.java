package org.careline.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.bus.TracePropagation;
import org.careline.chassis.request.RequestContext;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Where a feature puts a fact, in the transaction that makes it one. */
@ApplicationScoped
public class Outbox {

  static final int SHARDS = 16;

  private final EventCodec codec;
  private final OutboxRelay relay;
  private final String service;
  private final ObjectMapper json = new ObjectMapper();

  Outbox(
      EventCodec codec,
      OutboxRelay relay,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.codec = codec;
    this.relay = relay;
    this.service = service;
  }

  /** A fact that begins with the request at hand. */
  public <E> Event<E> publish(
      Handle handle,
      Topic<E> topic,
      String key,
      TenantId tenant,
      Optional<UserId> patient,
      E data) {
    Event<E> event =
        Event.first(topic, service, key, tenant, patient, RequestContext.correlationId(), data);
    store(handle, topic, event);
    return event;
  }

  /** A fact that follows from another event: same tenant, patient and correlation. */
  public <E> Event<E> publish(Handle handle, Topic<E> topic, String key, Event<?> cause, E data) {
    Event<E> event = cause.leadsTo(topic, service, key, data);
    store(handle, topic, event);
    return event;
  }

  /** An event as it once was on the bus, to go there again. */
  public void forward(
      Handle handle,
      TenantId tenant,
      String topic,
      String key,
      Map<String, String> headers,
      byte[] value) {
    insert(handle, tenant, topic, key, headers, value);
  }

  private void store(Handle handle, Topic<?> topic, Event<?> event) {
    EventCodec.Encoded encoded = codec.encode(event);
    TracePropagation.inject(encoded.headers());
    insert(handle, event.tenant(), topic.name(), event.key(), encoded.headers(), encoded.value());
  }

  private void insert(
      Handle handle,
      TenantId tenant,
      String topic,
      String key,
      Map<String, String> headers,
      byte[] value) {
    handle
        .createUpdate(
            "insert into outbox (tenant_id, shard, topic, key, headers, payload)"
                + " values (:tenant, :shard, :topic, :key, :headers, :payload)")
        .bind("tenant", tenant.value())
        .bind("shard", Math.floorMod(key.hashCode(), SHARDS))
        .bind("topic", topic)
        .bind("key", key)
        .bind("headers", text(headers))
        .bind("payload", value)
        .execute();
    handle.afterCommit(relay::wake);
  }

  private String text(Map<String, String> headers) {
    try {
      return json.writeValueAsString(headers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are plain strings", e);
    }
  }
}
