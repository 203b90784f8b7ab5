package org.careline.escalation.caseload;

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
  private final CaseFigures figures;
  private final Clock clock;
  private final Duration silence;

  AcceptCase(CaseChange change, CaseFigures figures, Clock clock, CaseloadConfig config) {
    this.change = change;
    this.figures = figures;
    this.clock = clock;
    this.silence = config.silence();
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
                Optional.empty(),
                Optional.of(now.plus(silence))));
    if (accepted.progress().acceptedAt().equals(Optional.of(now))) {
      figures.accepted(
          accepted.risk().level(), Duration.between(accepted.progress().openedAt(), now));
    }
    return accepted;
  }
}
