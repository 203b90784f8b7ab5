package org.careline.escalation.caseload;

import java.time.Duration;
import java.time.Instant;
import org.careline.contracts.safety.RiskLevel;

/** How long a case may wait before it is offered again. */
public record OfferSchedule(Duration critical, Duration high) {

  /**
   * The next offer, counted from the one just made: after an outage a case is offered once, not
   * once for each that was missed.
   */
  public Instant next(RiskLevel level, Instant last) {
    return last.plus(level == RiskLevel.CRITICAL ? critical : high);
  }
}
