package org.careline.escalation.caseload;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.Transition.Moved;
import org.careline.escalation.sbar.HandOver;

/**
 * A patient for whom a human is sought.
 *
 * @param messageId what it was opened for
 */
public record EscalationCase(
    CaseId id,
    ConversationId conversationId,
    MessageId messageId,
    Patient patient,
    Risk risk,
    Progress progress) {

  static EscalationCase open(
      RiskSeen seen, PhiText name, List<PhiText> words, OfferSchedule schedule, Instant at) {
    Risk risk = Risk.of(seen, words);
    return new EscalationCase(
        CaseId.next(),
        seen.conversationId(),
        seen.messageId(),
        new Patient(seen.patient(), name, seen.language()),
        risk,
        Progress.opened(at, schedule.next(risk.level(), at)));
  }

  public CaseState state() {
    return progress.state();
  }

  /**
   * The same case with what was seen now. A waiting case is offered sooner when the level rises;
   * one that was handed back waits for a human again.
   *
   * @param fresh whether the message has not been counted before
   */
  EscalationCase riskSeen(
      RiskSeen seen, boolean fresh, List<PhiText> words, OfferSchedule schedule, Instant at) {
    Risk more = risk.with(seen, words);
    boolean rises = more.level() != risk.level();
    EscalationCase updated =
        new EscalationCase(id, conversationId, messageId, patient, more, progress);
    if ((fresh || rises) && state().riskRises(progress.offers() + 1, at) instanceof Moved moved) {
      return updated.at(moved.to()).offeredNextAt(schedule.next(more.level(), at));
    }
    Optional<Instant> due = progress.nextOfferAt();
    Instant sooner = schedule.next(more.level(), at);
    return rises && due.isPresent() && sooner.isBefore(due.get())
        ? updated.offeredNextAt(sooner)
        : updated;
  }

  /** What a clinician is to know who takes it over. */
  public HandOver handOver(Instant now) {
    Instant until = progress.acceptedAt().or(progress::resolvedAt).orElse(now);
    return new HandOver(
        risk.level(),
        risk.plainFindings(),
        patient.language(),
        Duration.between(progress.openedAt(), until),
        progress.acceptedAt().isPresent(),
        risk.words());
  }

  EscalationCase named(PhiText name) {
    Patient known = new Patient(patient.id(), name, patient.language());
    return new EscalationCase(id, conversationId, messageId, known, risk, progress);
  }

  EscalationCase at(CaseState state) {
    return with(progress.at(state));
  }

  EscalationCase noting(Optional<PhiText> note) {
    return with(progress.noting(note));
  }

  EscalationCase offeredNextAt(Instant moment) {
    return with(progress.offeredNextAt(moment));
  }

  private EscalationCase with(Progress next) {
    return new EscalationCase(id, conversationId, messageId, patient, risk, next);
  }
}
