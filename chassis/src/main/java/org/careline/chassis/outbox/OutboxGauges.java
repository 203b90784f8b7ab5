package org.careline.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * {@code careline_outbox_waiting} and {@code careline_outbox_oldest_seconds}: what the service has
 * promised and Kafka does not have yet. Every replica tells the same: take the largest.
 */
@ApplicationScoped
class OutboxGauges {

  private static final Logger LOG = Logger.getLogger(OutboxGauges.class);
  private static final int COUNTED_AT_MOST = 100_000;

  private final Database database;
  private volatile Waiting waiting = new Waiting(0, Optional.empty());

  OutboxGauges(Database database, MeterRegistry meters) {
    this.database = database;
    Gauge.builder("careline_outbox_waiting", () -> waiting.rows())
        .description("events stored and not published yet, counted up to 100000")
        .register(meters);
    Gauge.builder("careline_outbox_oldest_seconds", () -> waiting.ageSeconds(Instant.now()))
        .description("age of the oldest event not published yet")
        .register(meters);
  }

  private record Waiting(int rows, Optional<Instant> oldest) {

    double ageSeconds(Instant now) {
      return oldest.map(at -> Duration.between(at, now).toMillis() / 1e3).orElse(0.0);
    }
  }

  @Scheduled(
      every = "${careline.outbox.gauge-every:10s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void refresh() {
    try {
      waiting = database.acrossTenants(OutboxGauges::count);
    } catch (JdbiException e) {
      LOG.debug("the store is away: the outbox's figures stay as they were, and age");
    }
  }

  private static Waiting count(Handle handle) {
    return new Waiting(
        handle
            .createQuery(
                "select count(*) from (select 1 from outbox where sent_at is null limit :most) as counted")
            .bind("most", COUNTED_AT_MOST)
            .mapTo(Integer.class)
            .one(),
        handle
            .createQuery("select created_at from outbox where sent_at is null order by id limit 1")
            .mapTo(OffsetDateTime.class)
            .findOne()
            .map(OffsetDateTime::toInstant));
  }
}
