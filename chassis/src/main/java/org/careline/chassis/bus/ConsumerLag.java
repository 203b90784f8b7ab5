package org.careline.chassis.bus;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * How far one consumer of this process is behind: {@code careline_consumer_lag} records, read or
 * not, and {@code careline_consumer_oldest_seconds} since the oldest one in hand was written. The
 * sum over replicas is the group's lag.
 */
final class ConsumerLag {

  private static final long EVERY = Duration.ofSeconds(1).toNanos();

  private volatile long records;
  private volatile long oldestMillis;
  private long measuredAt = System.nanoTime() - EVERY;

  ConsumerLag(MeterRegistry meters, String topic, String consumer) {
    Tags tags = Tags.of("topic", topic, "consumer", consumer);
    Gauge.builder("careline_consumer_lag", this, lag -> lag.records)
        .description("events on the topic that this consumer has not finished")
        .tags(tags)
        .register(meters);
    Gauge.builder("careline_consumer_oldest_seconds", this, ConsumerLag::ageSeconds)
        .description("age of the oldest event read and not finished")
        .tags(tags)
        .register(meters);
  }

  /** On the poll thread; looks once a second at most, from what the client knows already. */
  void measure(KafkaConsumer<?, ?> consumer, int inHand, OptionalLong oldest) {
    long now = System.nanoTime();
    if (now - measuredAt < EVERY) {
      return;
    }
    measuredAt = now;
    records =
        inHand
            + consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    oldestMillis = oldest.orElse(0);
  }

  private double ageSeconds() {
    long since = oldestMillis;
    return since == 0 ? 0 : Math.max(0, System.currentTimeMillis() - since) / 1e3;
  }
}
