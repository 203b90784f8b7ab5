package org.careline.chassis.outbox;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.careline.chassis.persistence.Database;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Forgets what was published long enough ago that every consumer has read it. Until then a restore
 * can publish it again.
 */
@ApplicationScoped
class SentEvents {

  private static final int AT_ONCE = 5_000;

  private final Database database;
  private final Duration keep;

  SentEvents(Database database, @ConfigProperty(name = "careline.outbox.keep") Duration keep) {
    this.database = database;
    this.keep = keep;
  }

  @Scheduled(every = "1m", delayed = "1m")
  @RunOnVirtualThread
  void forget() {
    while (forgetSome() == AT_ONCE) {
      // more is old
    }
  }

  private int forgetSome() {
    return database.acrossTenants(
        handle ->
            handle.execute(
                "delete from outbox where ctid = any (array("
                    + "select ctid from outbox where sent_at < ? limit "
                    + AT_ONCE
                    + "))",
                Instant.now().minus(keep)));
  }
}
