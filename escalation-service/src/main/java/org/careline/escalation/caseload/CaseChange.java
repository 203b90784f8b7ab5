package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.StaffChannel.Change;
import org.careline.escalation.caseload.Transition.HeldBy;
import org.careline.escalation.caseload.Transition.Moved;
import org.careline.escalation.caseload.Transition.NotNow;
import org.careline.escalation.caseload.Transition.Unchanged;
import org.careline.escalation.transcript.TranscriptRepository;
import org.jdbi.v3.core.Handle;

/** One change of one case by one clinician: lock, ask the state, store, tell. */
@ApplicationScoped
class CaseChange {

  private final Database database;
  private final CaseRepository cases;
  private final CaseFacts facts;
  private final TranscriptRepository transcripts;

  CaseChange(
      Database database, CaseRepository cases, CaseFacts facts, TranscriptRepository transcripts) {
    this.database = database;
    this.cases = cases;
    this.facts = facts;
    this.transcripts = transcripts;
  }

  /**
   * What is wanted.
   *
   * @param fact what the bus is told when the case has changed, with the last place seen
   * @param seen the last place the clinician had before them; empty: all that has arrived
   * @param offerAgainAt when it is offered again unless something is done
   */
  record Wish(
      Change change,
      String action,
      Function<CaseState, Transition> transition,
      BiFunction<EscalationCase, Optional<Long>, CaseEvent> fact,
      Optional<Long> seen,
      Optional<PhiText> note,
      Optional<Instant> offerAgainAt) {

    Wish(
        Change change,
        String action,
        Function<CaseState, Transition> transition,
        BiFunction<EscalationCase, Optional<Long>, CaseEvent> fact,
        Optional<Long> seen,
        Optional<PhiText> note) {
      this(change, action, transition, fact, seen, note, Optional.empty());
    }

    EscalationCase granted(EscalationCase item, CaseState state) {
      EscalationCase changed = item.at(state).noting(note);
      return offerAgainAt.map(changed::offeredNextAt).orElse(changed);
    }
  }

  /**
   * @throws Problem NOT_FOUND, CASE_ALREADY_ACCEPTED with {@code acceptedBy}, or CASE_STATE
   */
  EscalationCase make(Clinician by, CaseId id, Wish wish) {
    return database.inTenant(by.tenant(), handle -> make(handle, by, id, wish));
  }

  private EscalationCase make(Handle handle, Clinician by, CaseId id, Wish wish) {
    EscalationCase item = locked(handle, by, id);
    return switch (wish.transition().apply(item.state())) {
      case Moved moved -> store(handle, by, wish.granted(item, moved.to()), wish);
      case Unchanged _ -> item;
      case HeldBy held -> throw heldBy(held.holder());
      case NotNow _ -> throw notNow(item);
    };
  }

  private EscalationCase store(Handle handle, Clinician by, EscalationCase changed, Wish wish) {
    cases.update(handle, by.tenant(), changed);
    facts.publish(
        handle, by.tenant(), changed, wish.fact().apply(changed, seen(handle, by, changed, wish)));
    facts.audit(handle, by, wish.action(), changed);
    facts.show(handle, by.tenant(), changed, wish.change());
    return changed;
  }

  private Optional<Long> seen(Handle handle, Clinician by, EscalationCase item, Wish wish) {
    return wish.seen().or(() -> transcripts.lastPlace(handle, by.tenant(), item.conversationId()));
  }

  EscalationCase locked(Handle handle, Clinician by, CaseId id) {
    return cases.lock(handle, by.tenant(), id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  static Problem heldBy(StaffMember holder) {
    return Problem.of(ProblemCode.CASE_ALREADY_ACCEPTED)
        .with("acceptedBy", Map.of("id", holder.id().toString(), "name", holder.name()));
  }

  static Problem notNow(EscalationCase item) {
    return Problem.of(ProblemCode.CASE_STATE).with("state", item.state().name());
  }
}
