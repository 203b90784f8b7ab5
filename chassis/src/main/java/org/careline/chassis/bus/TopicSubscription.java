package org.careline.chassis.bus;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/**
 * One consumer on one topic, or on a few that are worked on alike. The poll thread only hands
 * records to per-key lanes and commits the lowest offset that is not done yet, so a crash repeats
 * work but never skips any.
 */
final class TopicSubscription {

  private static final Logger LOG = Logger.getLogger(TopicSubscription.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration DRAIN = Duration.ofSeconds(8);
  private static final int BACKLOG = 1_000;

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<String> topics;
  private final RecordWork work;
  private final ConsumerLag lag;
  private final KeyLanes lanes;
  private final Map<TopicPartition, OffsetTracker> offsets = new ConcurrentHashMap<>();
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private volatile boolean stopping;
  private Thread thread;

  TopicSubscription(
      KafkaConsumer<String, byte[]> consumer,
      List<String> topics,
      RecordWork work,
      ConsumerLag lag,
      int concurrency) {
    this.consumer = consumer;
    this.topics = List.copyOf(topics);
    this.work = work;
    this.lag = lag;
    this.lanes = new KeyLanes(concurrency);
  }

  void start(String name) {
    thread = Thread.ofPlatform().name("bus-" + name).daemon().start(this::run);
  }

  void requestStop() {
    stopping = true;
    work.stop();
    consumer.wakeup();
  }

  void awaitStop() {
    try {
      thread.join(DRAIN.plusSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    consumer.subscribe(topics, new Rebalance());
    while (!stopping) {
      try {
        turn();
      } catch (WakeupException e) {
        // asked to stop: the loop ends
      } catch (KafkaException e) {
        LOG.warnf("bus not available: %s", e.getClass().getSimpleName());
        Pause.of(Duration.ofMillis(500));
      }
    }
    lanes.drain(DRAIN);
    closeQuietly();
  }

  private void turn() {
    boolean full = lanes.backlog() >= BACKLOG;
    if (full) {
      consumer.pause(consumer.assignment());
    } else {
      consumer.resume(consumer.paused());
    }
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      submit(record);
    }
    commit();
    lag.measure(consumer, lanes.backlog(), oldest());
  }

  private OptionalLong oldest() {
    return offsets.values().stream().flatMapToLong(tracker -> tracker.oldest().stream()).min();
  }

  private void submit(ConsumerRecord<String, byte[]> record) {
    var partition = new TopicPartition(record.topic(), record.partition());
    var tracker = offsets.computeIfAbsent(partition, p -> new OffsetTracker());
    tracker.started(record.offset(), record.timestamp());
    String key = record.key() == null ? partition + ":" + record.offset() : record.key();
    lanes.submit(
        key,
        () -> {
          if (work.call(record)) {
            tracker.done(record.offset());
          }
        });
  }

  private void commit() {
    Map<TopicPartition, OffsetAndMetadata> ready = new HashMap<>();
    offsets.forEach(
        (partition, tracker) -> {
          long next = tracker.committable();
          if (next >= 0 && next != committed.getOrDefault(partition, -1L)) {
            ready.put(partition, new OffsetAndMetadata(next));
          }
        });
    if (!ready.isEmpty()) {
      consumer.commitSync(ready, Duration.ofSeconds(5));
      ready.forEach((partition, offset) -> committed.put(partition, offset.offset()));
    }
  }

  private void closeQuietly() {
    try {
      commit();
    } catch (KafkaException e) {
      LOG.debug("offsets not committed at stop: the events come again");
    }
    try {
      consumer.close();
    } catch (KafkaException e) {
      LOG.debug("consumer did not close cleanly");
    }
  }

  /** Work of a partition that has moved on is finished by its new owner. */
  private final class Rebalance implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      lanes.drain(DRAIN);
      try {
        commit();
      } catch (KafkaException e) {
        LOG.debug("offsets not committed at rebalance: the events come again");
      }
      forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      forget(partitions);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      forget(partitions);
    }

    private void forget(Collection<TopicPartition> partitions) {
      partitions.forEach(offsets::remove);
      partitions.forEach(committed::remove);
    }
  }
}
