package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.careline.chassis.bus.KafkaSettings;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;

/** Everything the bus still holds of some topics, read beside their consumers. */
@ApplicationScoped
class BusHistory {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaSettings kafka;

  BusHistory(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** Opens the topics as they are now; what is published later is not part of it. */
  Reading open(List<String> topics) {
    var consumer = new KafkaConsumer<String, byte[]>(kafka.reader());
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        topic ->
            consumer
                .partitionsFor(topic)
                .forEach(p -> partitions.add(new TopicPartition(topic, p.partition()))));
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return new Reading(consumer, consumer.endOffsets(partitions));
  }

  /** One pass over the topics. */
  static final class Reading implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> end;

    private Reading(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> end) {
      this.consumer = consumer;
      this.end = end;
    }

    /**
     * The first full hour of which the bus has forgotten nothing: the beginning of time where it
     * has forgotten nothing at all.
     */
    Instant heldFrom() {
      var forgotten = new HashMap<>(consumer.beginningOffsets(end.keySet()));
      forgotten.values().removeIf(offset -> offset == 0);
      if (forgotten.isEmpty()) {
        return Instant.EPOCH;
      }
      Map<TopicPartition, Long> anyTime = new HashMap<>();
      forgotten.keySet().forEach(partition -> anyTime.put(partition, 0L));
      return consumer.offsetsForTimes(anyTime).values().stream()
          .map(first -> first == null ? Instant.now() : Instant.ofEpochMilli(first.timestamp()))
          .map(first -> first.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS))
          .max(Instant::compareTo)
          .orElse(Instant.EPOCH);
    }

    /** Hands over everything, in batches, in order within each partition. */
    void forEachBatch(Consumer<List<ConsumerRecord<String, byte[]>>> work) {
      long heard = System.nanoTime();
      while (!isAtEnd()) {
        List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.offset() < end.get(new TopicPartition(record.topic(), record.partition()))) {
            batch.add(record);
          }
        }
        if (!batch.isEmpty()) {
          work.accept(batch);
          heard = System.nanoTime();
        } else if (System.nanoTime() - heard > PATIENCE.toNanos()) {
          throw Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE, "The bus does not answer");
        }
      }
    }

    private boolean isAtEnd() {
      return end.entrySet().stream()
          .allMatch(last -> consumer.position(last.getKey()) >= last.getValue());
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
