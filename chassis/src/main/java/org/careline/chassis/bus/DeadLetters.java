package org.careline.chassis.bus;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/**
 * Keeps an event that cannot be handled, unchanged, with where it came from and why. The reason is
 * an exception class, never its message. Of an event that is too large to carry these words as
 * well, the words alone are kept.
 */
@ApplicationScoped
class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final KafkaSettings kafka;
  private KafkaProducer<String, byte[]> producer;

  DeadLetters(KafkaSettings kafka) {
    this.kafka = kafka;
  }

  /** Tries until it is kept, or until told to stop; then the record must be read again. */
  boolean keep(
      String consumer,
      ConsumerRecord<String, byte[]> record,
      Throwable cause,
      int attempts,
      BooleanSupplier stopped) {
    var letter = new ProducerRecord<>(topic(record), record.key(), record.value());
    own(record).forEach(letter.headers()::add);
    Headers headers = letter.headers();
    put(headers, DeadLetter.ID, id(consumer, record).toString());
    put(headers, DeadLetter.CONSUMER, consumer);
    put(headers, DeadLetter.REASON, cause.getClass().getName());
    put(headers, DeadLetter.CAUSE, root(cause).getClass().getName());
    put(headers, DeadLetter.ATTEMPTS, Integer.toString(attempts));
    put(headers, DeadLetter.PARTITION, Integer.toString(record.partition()));
    put(headers, DeadLetter.OFFSET, Long.toString(record.offset()));
    return send(letter, stopped);
  }

  /** Says that the consumer took the replayed event. */
  boolean handled(String consumer, ConsumerRecord<String, byte[]> record, BooleanSupplier stopped) {
    var word = new ProducerRecord<String, byte[]>(topic(record), record.key(), new byte[0]);
    put(word.headers(), DeadLetter.ID, id(consumer, record).toString());
    put(word.headers(), DeadLetter.CONSUMER, consumer);
    put(word.headers(), DeadLetter.OUTCOME, DeadLetter.HANDLED);
    return send(word, stopped);
  }

  private boolean send(ProducerRecord<String, byte[]> letter, BooleanSupplier stopped) {
    var next = letter;
    while (!stopped.getAsBoolean()) {
      try {
        producer().send(next).get();
        return true;
      } catch (ExecutionException | KafkaException e) {
        if (next.value().length > 0 && root(e) instanceof RecordTooLargeException) {
          next =
              new ProducerRecord<>(
                  letter.topic(), null, letter.key(), new byte[0], letter.headers());
          continue;
        }
        LOG.warn("dead letter not kept yet: the bus is away");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      Pause.of(PAUSE);
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

  private static String topic(ConsumerRecord<?, ?> record) {
    return record.topic() + ".dlq";
  }

  /** A replayed event keeps the letter it came from. */
  private static UUID id(String consumer, ConsumerRecord<?, ?> record) {
    Header known = record.headers().lastHeader(DeadLetter.ID);
    return known == null
        ? DeadLetter.idOf(record.topic(), record.partition(), record.offset(), consumer)
        : UUID.fromString(new String(known.value(), StandardCharsets.UTF_8));
  }

  private static List<Header> own(ConsumerRecord<?, ?> record) {
    List<Header> own = new ArrayList<>();
    record
        .headers()
        .forEach(
            header -> {
              if (!header.key().startsWith(DeadLetter.PREFIX)) {
                own.add(header);
              }
            });
    return own;
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
