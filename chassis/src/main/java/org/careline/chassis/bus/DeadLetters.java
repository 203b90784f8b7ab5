package org.careline.chassis.bus;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Keeps an event that cannot be handled, unchanged, with where it came from and why. The reason is
 * an exception class, never its message.
 */
@ApplicationScoped
class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final KafkaSettings kafka;
  private KafkaProducer<String, byte[]> producer;

  DeadLetters(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** Tries until it is kept, or until told to stop; then the record must be read again. */
  boolean keep(
      EventHandler<?> handler,
      ConsumerRecord<String, byte[]> record,
      Exception cause,
      int attempts,
      BooleanSupplier stopped) {
    var letter = new ProducerRecord<>(handler.topic().deadLetters(), record.key(), record.value());
    record.headers().forEach(letter.headers()::add);
    Headers headers = letter.headers();
    put(headers, "dlq_consumer", handler.name());
    put(headers, "dlq_reason", cause.getClass().getName());
    put(headers, "dlq_cause", root(cause).getClass().getName());
    put(headers, "dlq_attempts", Integer.toString(attempts));
    put(headers, "dlq_partition", Integer.toString(record.partition()));
    put(headers, "dlq_offset", Long.toString(record.offset()));
    while (!stopped.getAsBoolean()) {
      try {
        producer().send(letter).get();
        return true;
      } catch (ExecutionException e) {
        LOG.warn("dead letter not kept yet: the bus is away");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      pause();
    }
    return false;
  }

  private synchronized KafkaProducer<String, byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(kafka.producer());
    }
    return producer;
  }

  @PreDestroy
  void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Throwable root(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
