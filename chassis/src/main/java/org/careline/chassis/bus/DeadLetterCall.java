package org.careline.chassis.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.careline.chassis.problem.Redacted;
import org.jboss.logging.Logger;

/** Reads the dead-letter topics for a listener. What is no dead letter is passed over. */
final class DeadLetterCall implements RecordWork {

  private static final Logger LOG = Logger.getLogger(DeadLetterCall.class);

  private final DeadLetterListener listener;
  private volatile boolean stopped;

  DeadLetterCall(DeadLetterListener listener) {
    this.listener = listener;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean call(ConsumerRecord<String, byte[]> record) {
    for (int attempt = 1; !stopped; attempt++) {
      try {
        tell(record);
        return true;
      } catch (RuntimeException e) {
        // The edge of the bus: one record must not stop the others.
        Optional<Duration> pause = RetryPolicy.STANDARD.pauseAfter(e, attempt);
        if (pause.isEmpty()) {
          LOG.errorf(Redacted.of(e), "dead letter passed over: offset=%d", record.offset());
          return true;
        }
        Pause.of(pause.get());
      }
    }
    return false;
  }

  private void tell(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = RecordHeaders.of(record);
    if (!headers.containsKey(DeadLetter.CONSUMER)) {
      return;
    }
    if (DeadLetter.HANDLED.equals(headers.get(DeadLetter.OUTCOME))) {
      listener.handled(UUID.fromString(headers.get(DeadLetter.ID)));
    } else {
      listener.kept(letter(record, headers));
    }
  }

  private static DeadLetter letter(
      ConsumerRecord<String, byte[]> record, Map<String, String> headers) {
    String topic = record.topic().substring(0, record.topic().lastIndexOf(".dlq"));
    String consumer = headers.get(DeadLetter.CONSUMER);
    int partition = Integer.parseInt(headers.getOrDefault(DeadLetter.PARTITION, "0"));
    long offset = Long.parseLong(headers.getOrDefault(DeadLetter.OFFSET, "0"));
    Map<String, String> own = new LinkedHashMap<>(headers);
    own.keySet().removeIf(name -> name.startsWith(DeadLetter.PREFIX));
    return new DeadLetter(
        Optional.ofNullable(headers.get(DeadLetter.ID))
            .map(UUID::fromString)
            .orElseGet(() -> DeadLetter.idOf(topic, partition, offset, consumer)),
        topic,
        partition,
        offset,
        record.key() == null ? "" : record.key(),
        consumer,
        headers.getOrDefault(DeadLetter.REASON, ""),
        headers.getOrDefault(DeadLetter.CAUSE, ""),
        Integer.parseInt(headers.getOrDefault(DeadLetter.ATTEMPTS, "1")),
        Instant.ofEpochMilli(record.timestamp()),
        own,
        record.value() == null ? new byte[0] : record.value());
  }
}
