package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.escalation.CaseEvent.CaseHandedBack;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseChange.Wish;
import org.careline.escalation.caseload.StaffChannel.Change;

/** Lets the assistant speak again without closing the case. */
@ApplicationScoped
public class HandBackCase {

  private final CaseChange change;
  private final Clock clock;

  HandBackCase(CaseChange change, Clock clock) {
    this.change = change;
    this.clock = clock;
  }

  /**
   * @param seen the last place of the conversation the clinician had before them, if known
   */
  public EscalationCase handBack(
      Clinician by, CaseId id, Optional<PhiText> note, Optional<Long> seen) {
    Instant now = clock.instant();
    return change.make(
        by,
        id,
        new Wish(
            Change.HANDED_BACK,
            "case.handback",
            state -> state.handBack(by.member(), by.isSupervisor(), now),
            (item, place) ->
                new CaseHandedBack(item.id(), item.conversationId(), by.member().id(), place, now),
            seen,
            note));
  }
}
