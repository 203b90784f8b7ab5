package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.escalation.CaseEvent.CaseOffered;
import org.careline.escalation.caseload.CaseRepository.Due;
import org.careline.escalation.caseload.CaseState.Offered;
import org.careline.escalation.caseload.StaffChannel.Change;
import org.careline.escalation.caseload.Transition.Moved;
import org.jdbi.v3.core.Handle;

/** Shows cases to staff again that nobody has taken, or whose clinician stays silent. */
@ApplicationScoped
public class OfferCase {

  private final Database database;
  private final CaseRepository cases;
  private final CaseFacts facts;
  private final CaseFigures figures;
  private final OfferSchedule schedule;

  OfferCase(
      Database database,
      CaseRepository cases,
      CaseFacts facts,
      CaseFigures figures,
      CaseloadConfig config) {
    this.database = database;
    this.cases = cases;
    this.facts = facts;
    this.figures = figures;
    this.schedule = config.schedule();
  }

  /**
   * Offers what is due, at most so many, each once however long it has been due.
   *
   * @return how many were due
   */
  public int offerDue(Instant now, int limit) {
    return database.acrossTenants(
        handle -> {
          List<Due> due = cases.lockDue(handle, now, limit);
          due.forEach(
              waiting ->
                  cases
                      .find(handle, waiting.tenant(), waiting.id())
                      .ifPresent(item -> offer(handle, waiting, item, now)));
          return due.size();
        });
  }

  private void offer(Handle handle, Due due, EscalationCase item, Instant now) {
    if (!(item.state().offer(item.progress().offers() + 1, now) instanceof Moved moved)
        || !(moved.to() instanceof Offered offered)) {
      return;
    }
    EscalationCase again = item.at(offered).offeredNextAt(schedule.next(item.risk().level(), now));
    cases.update(handle, due.tenant(), again);
    handle.afterCommit(figures::offeredAgain);
    facts.publish(
        handle,
        due.tenant(),
        again,
        new CaseOffered(again.id(), again.conversationId(), offered.attempt(), now));
    facts.show(handle, due.tenant(), again, Change.OFFERED);
  }
}
