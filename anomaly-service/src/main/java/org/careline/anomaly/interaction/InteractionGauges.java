package org.careline.anomaly.interaction;

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
 * What still waits: {@code careline_interactions_unscored} with {@code
 * careline_interactions_unscored_oldest_seconds}, messages without their final score; {@code
 * careline_reviews_waiting}, interactions no reviewer has decided on.
 */
@ApplicationScoped
class InteractionGauges {

  private static final Logger LOG = Logger.getLogger(InteractionGauges.class);

  private final Database database;
  private volatile Waiting waiting = new Waiting(0, Optional.empty(), 0);

  InteractionGauges(Database database, MeterRegistry meters) {
    this.database = database;
    Gauge.builder("careline_interactions_unscored", () -> waiting.unscored())
        .description("messages whose reply is not known and scored yet")
        .register(meters);
    Gauge.builder("careline_interactions_unscored_oldest_seconds", () -> waiting.oldestSeconds())
        .description("age of the oldest message whose reply is not known and scored yet")
        .register(meters);
    Gauge.builder("careline_reviews_waiting", () -> waiting.reviews())
        .description("flagged interactions no reviewer has decided on")
        .register(meters);
  }

  private record Waiting(long unscored, Optional<Instant> oldest, long reviews) {

    double oldestSeconds() {
      return oldest.map(at -> Duration.between(at, Instant.now()).toMillis() / 1e3).orElse(0.0);
    }
  }

  @Scheduled(
      every = "${careline.interactions.gauge-every:15s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void refresh() {
    try {
      waiting = database.acrossTenants(InteractionGauges::count);
    } catch (JdbiException e) {
      LOG.debug("the store is away: figures stay as they were, and age");
    }
  }

  private static Waiting count(Handle handle) {
    return handle
        .createQuery(
            "select count(*) as unscored, min(created_at) as oldest,"
                + " (select count(*) from interaction where state = 'PENDING') as reviews"
                + " from interaction where closed_at is null")
        .map(
            (rs, context) ->
                new Waiting(
                    rs.getLong("unscored"),
                    Optional.ofNullable(rs.getObject("oldest", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    rs.getLong("reviews")))
        .one();
  }
}
