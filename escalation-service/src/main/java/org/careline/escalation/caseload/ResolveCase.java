package org.careline.escalation.caseload;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.escalation.CaseEvent.CaseResolved;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseChange.Wish;
import org.careline.escalation.caseload.StaffChannel.Change;

/** Closes a case with a disposition; the assistant speaks again. */
@ApplicationScoped
public class ResolveCase {

  private final CaseChange change;
  private final MeterRegistry meters;
  private final Clock clock;

  ResolveCase(CaseChange change, MeterRegistry meters, Clock clock) {
    this.change = change;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * @param seen the last place of the conversation the clinician had before them, if known
   */
  public EscalationCase resolve(
      Clinician by,
      CaseId id,
      Disposition disposition,
      Optional<PhiText> note,
      Optional<Long> seen) {
    Instant now = clock.instant();
    EscalationCase resolved =
        change.make(
            by,
            id,
            new Wish(
                Change.RESOLVED,
                "case.resolve",
                state -> state.resolve(by.member(), by.isSupervisor(), disposition, now),
                (item, place) ->
                    new CaseResolved(
                        item.id(),
                        item.conversationId(),
                        by.member().id(),
                        disposition,
                        place,
                        now),
                seen,
                note));
    if (resolved.progress().resolvedAt().equals(Optional.of(now))) {
      meters.counter("careline_cases_resolved", "disposition", disposition.name()).increment();
    }
    return resolved;
  }
}
