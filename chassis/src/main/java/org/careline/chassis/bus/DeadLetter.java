package org.careline.chassis.bus;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event that a consumer could not handle, as it lies on {@code <topic>.dlq}.
 *
 * @param id the same however often the letter is read, and after a replay that failed again
 * @param topic where the event came from
 * @param consumer {@code <service>.<handler>}
 * @param reason class of the failure; never its message
 * @param cause class of the failure at the bottom
 * @param headers the event's own, as they were
 * @param value the event's own, as it was; empty where it was too large to keep
 */
public record DeadLetter(
    UUID id,
    String topic,
    int partition,
    long offset,
    String key,
    String consumer,
    String reason,
    String cause,
    int attempts,
    Instant at,
    Map<String, String> headers,
    byte[] value) {

  /** Headers that name the letter; all begin with {@code dlq_}. */
  static final String PREFIX = "dlq_";

  static final String ID = "dlq_id";
  static final String CONSUMER = "dlq_consumer";
  static final String REASON = "dlq_reason";
  static final String CAUSE = "dlq_cause";
  static final String ATTEMPTS = "dlq_attempts";
  static final String PARTITION = "dlq_partition";
  static final String OFFSET = "dlq_offset";
  static final String OUTCOME = "dlq_outcome";
  static final String HANDLED = "handled";

  /** On a replayed event: the only consumer it is for. */
  static final String ONLY = "dlq_only";

  static UUID idOf(String topic, int partition, long offset, String consumer) {
    var place = topic + '/' + partition + '/' + offset + '/' + consumer;
    return UUID.nameUUIDFromBytes(place.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** What to add to the event's own headers so that only the consumer that failed takes it. */
  public Map<String, String> replayHeaders() {
    return Map.of(ID, id.toString(), ONLY, consumer);
  }
}
