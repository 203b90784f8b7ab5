package org.careline.chassis.bus;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/**
 * CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_} headers, the fact as JSON. PHI
 * in the fact is sealed with the patient's key, and only here.
 */
@ApplicationScoped
public class EventCodec {

  private static final String OWNER = "org.careline.phi.owner";

  private final ObjectMapper json;
  private final ObjectMapper sealed;

  EventCodec(PhiCipher cipher) {
    this.json = mapper(new Sealing(cipher), new Opening(cipher));
    this.sealed = mapper(new Sealing(cipher), new PassingOver());
  }

  private static ObjectMapper mapper(
      JsonSerializer<PhiText> sealing, JsonDeserializer<PhiText> opening) {
    var phi = new SimpleModule("phi");
    phi.addSerializer(PhiText.class, sealing);
    phi.addDeserializer(PhiText.class, opening);
    return JsonMapper.builder()
        .addModules(new JavaTimeModule(), new Jdk8Module(), phi)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /** Headers and value of a Kafka record. */
  public record Encoded(Map<String, String> headers, byte[] value) {}

  public Encoded encode(Event<?> event) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", event.id().toString());
    headers.put("ce_type", event.type());
    headers.put("ce_source", event.source());
    headers.put("ce_subject", event.key());
    headers.put("ce_time", event.time().toString());
    headers.put("ce_tenantid", event.tenant().value());
    event.patient().ifPresent(patient -> headers.put("ce_patientid", patient.toString()));
    headers.put("ce_correlationid", event.correlationId());
    headers.put("ce_causationid", event.causationId());
    headers.put("content-type", "application/json");
    try {
      byte[] value =
          json.writer()
              .withAttribute(OWNER, Owner.of(event.tenant(), event.patient()))
              .writeValueAsBytes(event.data());
      return new Encoded(headers, value);
    } catch (IOException e) {
      throw new IllegalArgumentException("event does not serialise: " + event.type(), e);
    }
  }

  /**
   * @return empty for a type this version does not know, which is no error
   * @throws IllegalArgumentException when headers or value are not what the contract says
   */
  public <E> Optional<Event<E>> decode(Topic<E> topic, Map<String, String> headers, byte[] value) {
    return decode(json, topic, headers, value);
  }

  /** As {@link #decode}, without opening any text: in its place stands none. */
  public <E> Optional<Event<E>> decodeSealed(
      Topic<E> topic, Map<String, String> headers, byte[] value) {
    return decode(sealed, topic, headers, value);
  }

  private static <E> Optional<Event<E>> decode(
      ObjectMapper json, Topic<E> topic, Map<String, String> headers, byte[] value) {
    String type = require(headers, "ce_type");
    var record = topic.record(type);
    if (record.isEmpty()) {
      return Optional.empty();
    }
    TenantId tenant = new TenantId(require(headers, "ce_tenantid"));
    Optional<UserId> patient = Optional.ofNullable(headers.get("ce_patientid")).map(UserId::of);
    try {
      E data =
          json.readerFor(record.get())
              .withAttribute(OWNER, Owner.of(tenant, patient))
              .readValue(value);
      return Optional.of(
          new Event<>(
              UUID.fromString(require(headers, "ce_id")),
              type,
              require(headers, "ce_source"),
              require(headers, "ce_subject"),
              Instant.parse(require(headers, "ce_time")),
              tenant,
              patient,
              headers.getOrDefault("ce_correlationid", ""),
              headers.getOrDefault("ce_causationid", ""),
              data));
    } catch (IOException e) {
      throw new IllegalArgumentException("event does not parse: " + type, e);
    }
  }

  private static String require(Map<String, String> headers, String name) {
    String value = headers.get(name);
    if (value == null) {
      throw new IllegalArgumentException("event without " + name);
    }
    return value;
  }

  private record Owner(TenantId tenant, UserId patient) {
    static Owner of(TenantId tenant, Optional<UserId> patient) {
      return new Owner(tenant, patient.orElse(null));
    }

    static Owner checked(Object attribute) {
      if (attribute instanceof Owner owner && owner.patient() != null) {
        return owner;
      }
      throw new IllegalStateException("PHI in an event that names no patient");
    }
  }

  private static final class Sealing extends JsonSerializer<PhiText> {
    private final PhiCipher cipher;

    Sealing(PhiCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public void serialize(PhiText text, JsonGenerator out, SerializerProvider context)
        throws IOException {
      Owner owner = Owner.checked(context.getAttribute(OWNER));
      out.writeString(cipher.seal(owner.tenant(), owner.patient(), text));
    }
  }

  private static final class Opening extends JsonDeserializer<PhiText> {
    private final PhiCipher cipher;

    Opening(PhiCipher cipher) {
      this.cipher = cipher;
    }

    @Override
    public PhiText deserialize(JsonParser in, DeserializationContext context) throws IOException {
      Owner owner = Owner.checked(context.getAttribute(OWNER));
      return cipher.open(owner.tenant(), owner.patient(), in.getValueAsString());
    }
  }

  private static final class PassingOver extends JsonDeserializer<PhiText> {
    @Override
    public PhiText deserialize(JsonParser in, DeserializationContext context) throws IOException {
      in.skipChildren();
      return PhiText.empty();
    }
  }
}
