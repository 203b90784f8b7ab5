package org.careline.anomaly.pipeline;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.anomaly.interaction.InteractionRepository;
import org.careline.anomaly.interaction.InteractionRepository.Unanswered;
import org.careline.chassis.persistence.Database;

/** No message stays unscored because its reply never came. */
@ApplicationScoped
class UnansweredSweep {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BATCH = 200;

  private final Database database;
  private final InteractionRepository interactions;
  private final InteractionPipeline pipeline;

  UnansweredSweep(
      Database database, InteractionRepository interactions, InteractionPipeline pipeline) {
    this.database = database;
    this.interactions = interactions;
    this.pipeline = pipeline;
  }

  @Scheduled(
      every = "60s",
      delayed = "60s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    close(Instant.now().minus(PATIENCE));
  }

  void close(Instant olderThan) {
    List<Unanswered> open =
        database.acrossTenants(handle -> interactions.unanswered(handle, olderThan, BATCH));
    open.forEach(this::close);
  }

  private void close(Unanswered open) {
    database.doInTenant(
        open.tenant(),
        handle ->
            interactions
                .lockByMessage(handle, open.tenant(), open.messageId())
                .ifPresent(
                    interaction ->
                        pipeline.close(
                            handle,
                            Origin.timer(open.tenant(), interaction.patient()),
                            interaction,
                            Optional.empty())));
  }
}
