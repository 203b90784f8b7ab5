package org.careline.escalation.offer;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.careline.escalation.caseload.OfferCase;

/** Looks every second for cases nobody has taken, on every replica; no case is offered by two. */
@ApplicationScoped
class OfferTimer {

  private static final int BATCH = 50;

  private final OfferCase offers;
  private final Clock clock;

  OfferTimer(OfferCase offers, Clock clock) {
    this.offers = offers;
    this.clock = clock;
  }

  @Scheduled(
      every = "${careline.offer.look-every:1s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void tick() {
    offers.offerDue(clock.instant(), BATCH);
  }
}
