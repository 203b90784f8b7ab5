package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The one clock, replaceable in tests. Microseconds, as the database keeps them. */
@ApplicationScoped
class SystemClock {

  private static final java.time.Duration TICK = java.time.Duration.ofNanos(1_000);

  @Produces
  @ApplicationScoped
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), TICK);
  }
}
