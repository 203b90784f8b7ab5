package org.careline.contracts.event;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.identity.Uuid7;

/**
 * A fact with its CloudEvents 1.0 attributes.
 *
 * @param id {@code ce_id}, a UUIDv7; consumers are idempotent by it
 * @param type {@code ce_type}, from {@link Topic#typeOf}
 * @param source {@code ce_source}, the service that states the fact
 * @param key {@code ce_subject} and the Kafka key: events of one key stay in order
 * @param time {@code ce_time}
 * @param tenant extension {@code tenantid}
 * @param patient extension {@code patientid}: whose data key encrypts the PHI in {@code data}
 * @param correlationId extension {@code correlationid}: the turn or request it all began with
 * @param causationId extension {@code causationid}: the event or request that led to this one
 */
public record Event<E>(
    UUID id,
    String type,
    String source,
    String key,
    Instant time,
    TenantId tenant,
    Optional<UserId> patient,
    String correlationId,
    String causationId,
    E data) {

  public Event {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(data, "data");
  }

  /** A new fact that nothing on the bus has led to. */
  public static <E> Event<E> first(
      Topic<E> topic,
      String source,
      String key,
      TenantId tenant,
      Optional<UserId> patient,
      String correlationId,
      E data) {
    return new Event<>(
        Uuid7.next(),
        topic.typeOf(data),
        source,
        key,
        Instant.now(),
        tenant,
        patient,
        correlationId,
        correlationId,
        data);
  }

  /** A fact that follows from this one: same tenant, patient and correlation. */
  public <F> Event<F> leadsTo(Topic<F> topic, String service, String nextKey, F next) {
    return new Event<>(
        Uuid7.next(),
        topic.typeOf(next),
        service,
        nextKey,
        Instant.now(),
        tenant,
        patient,
        correlationId,
        id.toString(),
        next);
  }
}
