package org.careline.chassis.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.careline.chassis.bus.KafkaSettings;
import org.careline.chassis.persistence.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/**
 * Publishes outbox rows: woken right after a commit, and by itself every second for rows a crash
 * left behind. A shard's rows go out under the shard's lock, in order, and are marked as sent in
 * the same transaction once Kafka has them all.
 */
@ApplicationScoped
class OutboxRelay {

  private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
  private static final int BATCH = 500;

  private final Database database;
  private final KafkaSettings kafka;
  private final ObjectMapper json = new ObjectMapper();
  private final Semaphore alarm = new Semaphore(0);
  private volatile boolean stopping;
  private Thread thread;
  private KafkaProducer<String, byte[]> producer;

  OutboxRelay(Database database, KafkaSettings kafka) {
    this.database = database;
    this.kafka = kafka;
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping = true;
    wake();
    thread.join(Duration.ofSeconds(10));
  }

  /** There is something to publish. */
  void wake() {
    alarm.release();
  }

  private void run() {
    while (!stopping) {
      Duration pause = SWEEP;
      try {
        while (publishBatch() == BATCH && !stopping) {
          // more is waiting
        }
      } catch (RuntimeException e) {
        LOG.warnf("outbox waits: %s", e.getClass().getSimpleName());
        pause = AFTER_FAILURE;
      }
      await(pause);
    }
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }

  private void await(Duration pause) {
    try {
      if (alarm.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        alarm.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopping = true;
    }
  }

  private int publishBatch() {
    return database.acrossTenants(
        handle -> {
          List<Integer> shards = lockShards(handle);
          if (shards.isEmpty()) {
            return 0;
          }
          List<Row> rows = rows(handle, shards);
          send(rows);
          markSent(handle, rows);
          return rows.size();
        });
  }

  private static List<Integer> lockShards(Handle handle) {
    return handle
        .createQuery(
            "select s.shard from outbox_shard s"
                + " where exists (select 1 from outbox o where o.shard = s.shard and o.sent_at is null)"
                + " order by s.shard for update skip locked")
        .mapTo(Integer.class)
        .list();
  }

  private List<Row> rows(Handle handle, List<Integer> shards) {
    return handle
        .createQuery(
            "select id, topic, key, headers, payload from outbox"
                + " where shard in (<shards>) and sent_at is null order by id limit :limit")
        .bindList("shards", shards)
        .bind("limit", BATCH)
        .map(
            (rs, context) ->
                new Row(
                    rs.getLong("id"),
                    rs.getString("topic"),
                    rs.getString("key"),
                    rs.getString("headers"),
                    rs.getBytes("payload")))
        .list();
  }

  private void send(List<Row> rows) {
    if (producer == null) {
      producer = new KafkaProducer<>(kafka.producer());
    }
    List<Future<?>> sent = new ArrayList<>(rows.size());
    rows.forEach(row -> sent.add(producer.send(record(row))));
    producer.flush();
    for (Future<?> result : sent) {
      try {
        result.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("Kafka did not take the batch", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped while sending", e);
      }
    }
  }

  private ProducerRecord<String, byte[]> record(Row row) {
    var record = new ProducerRecord<>(row.topic(), row.key(), row.payload());
    try {
      json.readValue(row.headers(), HEADERS)
          .forEach(
              (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("headers are plain strings", e);
    }
    return record;
  }

  private static void markSent(Handle handle, List<Row> rows) {
    handle
        .createUpdate("update outbox set sent_at = now() where id in (<ids>)")
        .bindList("ids", rows.stream().map(Row::id).toList())
        .execute();
  }

  private record Row(long id, String topic, String key, String headers, byte[] payload) {}
}
