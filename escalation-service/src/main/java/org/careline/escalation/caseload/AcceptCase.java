package org.careline.escalation.caseload;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.identity.CaseId;
import org.careline.escalation.caseload.CaseChange.Wish;
import org.careline.escalation.caseload.StaffChannel.Change;

/** A clinician takes a case. Of two who press at once one wins; the other learns who. */
@ApplicationScoped
public class AcceptCase {

  private final CaseChange change;
  private final MeterRegistry meters;
  private final Clock clock;

  AcceptCase(CaseChange change, MeterRegistry meters, Clock clock) {
    this.change = change;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @throws org.careline.chassis.problem.Problem CASE_ALREADY_ACCEPTED with {@code acceptedBy}
   */
  public EscalationCase accept(Clinician by, CaseId id) {
    Instant now = clock.instant();
    EscalationCase accepted =
        change.make(
            by,
            id,
            new Wish(
                Change.ACCEPTED,
                "case.accept",
                state -> state.accept(by.member(), now),
                (item, seen) ->
                    new CaseAccepted(
                        item.id(),
                        item.conversationId(),
                        by.member().id(),
                        by.member().name(),
                        item.progress().openedAt(),
                        now),
                Optional.empty(),
                Optional.empty()));
    if (accepted.progress().acceptedAt().equals(Optional.of(now))) {
      measure(accepted, now);
    }
    return accepted;
  }

  private void measure(EscalationCase accepted, Instant now) {
    Timer.builder("careline_case_accept")
        .description("from the opening of a case until a clinician took it")
        .tag("level", accepted.risk().level().name())
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofSeconds(1))
        .maximumExpectedValue(Duration.ofHours(1))
        .register(meters)
        .record(Duration.between(accepted.progress().openedAt(), now));
  }
}
