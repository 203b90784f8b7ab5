package org.careline.escalation.mattermost;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.jboss.logging.Logger;

/** Runs the errands. While Mattermost is away it tries again, at longer intervals. */
@ApplicationScoped
class Courier {

  private static final Logger LOG = Logger.getLogger(Courier.class);
  private static final Duration CLAIM = Duration.ofSeconds(30);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration SEEN_KEPT = Duration.ofDays(7);
  private static final int DOUBLINGS = 6;

  private final Directory directory;
  private final Database database;
  private final ErrandQueue queue;
  private final ThreadRepository threads;
  private final ThreadWriter writer;
  private final MeterRegistry meters;
  private final Clock clock;

  Courier(
      Directory directory,
      Database database,
      ErrandQueue queue,
      ThreadRepository threads,
      ThreadWriter writer,
      MeterRegistry meters,
      Clock clock) {
    this.directory = directory;
    this.database = database;
    this.queue = queue;
    this.threads = threads;
    this.writer = writer;
    this.meters = meters;
    this.clock = clock;
  }

  @Scheduled(
      every = "${careline.mattermost.send-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void run() {
    while (directory.isOn() && runNext()) {
      // until nothing is due or Mattermost is away
    }
  }

  @Scheduled(every = "1h", delayed = "5m")
  @RunOnVirtualThread
  void forget() {
    Instant before = clock.instant().minus(SEEN_KEPT);
    database.doAcrossTenants(handle -> threads.forgetSeen(handle, before));
  }

  private boolean runNext() {
    Instant now = clock.instant();
    Optional<Errand> next =
        database.acrossTenants(handle -> queue.claim(handle, now, now.plus(CLAIM)));
    return next.isPresent() && run(next.get());
  }

  private boolean run(Errand errand) {
    try {
      writer.perform(errand);
      finish(errand, "ok");
      return true;
    } catch (MattermostException e) {
      if (e.isPassing()) {
        LOG.warnf("Mattermost waits: %s attempts=%d", e.getMessage(), errand.attempts());
        postpone(errand);
        return false;
      }
      LOG.errorf("Mattermost refused: %s kind=%s", e.getMessage(), errand.kind());
      finish(errand, "refused");
      return true;
    }
  }

  private void finish(Errand errand, String outcome) {
    database.doInTenant(errand.tenant(), handle -> queue.done(handle, errand));
    meters.counter("careline_mattermost_errands", "outcome", outcome).increment();
  }

  private void postpone(Errand errand) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(errand.attempts() - 1, DOUBLINGS));
    Instant when = clock.instant().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    database.doInTenant(errand.tenant(), handle -> queue.later(handle, errand, when));
    meters.counter("careline_mattermost_errands", "outcome", "postponed").increment();
  }
}
