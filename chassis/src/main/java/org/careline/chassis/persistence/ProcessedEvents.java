package org.careline.chassis.persistence;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Forgets the marks of events that the bus itself has forgotten and can deliver no more. */
@ApplicationScoped
class ProcessedEvents {

  /** Twice as long as the bus keeps an event. */
  private static final Duration MEMORY = Duration.ofDays(14);

  private final Database database;

  ProcessedEvents(Database database) {
    this.database = database;
  }

  @Scheduled(every = "1h", delayed = "10m")
  @RunOnVirtualThread
  void forget() {
    database.doAcrossTenants(
        handle ->
            handle.execute(
                "delete from processed_event where processed_at < ?", Instant.now().minus(MEMORY)));
  }
}
