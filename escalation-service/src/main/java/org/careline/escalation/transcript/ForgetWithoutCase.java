package org.careline.escalation.transcript;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.careline.chassis.persistence.Database;

/** Staff may read a conversation only where they are needed: the rest is not kept. */
@ApplicationScoped
class ForgetWithoutCase {

  private static final Duration KEPT = Duration.ofHours(1);

  private final Database database;
  private final TranscriptRepository transcripts;

  ForgetWithoutCase(Database database, TranscriptRepository transcripts) {
    this.database = database;
    this.transcripts = transcripts;
  }

  @Scheduled(every = "10m", delayed = "1m")
  @RunOnVirtualThread
  void sweep() {
    forget(Instant.now().minus(KEPT));
  }

  int forget(Instant before) {
    return database.acrossTenants(handle -> transcripts.forgetWithoutCase(handle, before));
  }
}
