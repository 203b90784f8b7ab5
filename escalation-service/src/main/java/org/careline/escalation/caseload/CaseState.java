package org.careline.escalation.caseload;

import java.time.Instant;
import org.careline.contracts.escalation.Disposition;
import org.careline.escalation.caseload.Transition.HeldBy;
import org.careline.escalation.caseload.Transition.Moved;
import org.careline.escalation.caseload.Transition.NotNow;
import org.careline.escalation.caseload.Transition.Unchanged;

/**
 * Where a case stands. A state says itself what may follow; whatever it does not mention is not
 * possible now.
 */
public sealed interface CaseState {

  /** A clinician takes the case and the floor. */
  default Transition accept(StaffMember by, Instant at) {
    return new NotNow();
  }

  /** Nobody has taken it, or who has it stays silent: it is shown to staff again. */
  default Transition offer(int attempt, Instant at) {
    return new NotNow();
  }

  /** The patient is at risk again, or more than was known. */
  default Transition riskRises(int attempt, Instant at) {
    return new Unchanged();
  }

  /** May this member of staff write to the patient? Unchanged means yes. */
  default Transition write(StaffMember by) {
    return new NotNow();
  }

  /** The assistant speaks again. A supervisor may do it for an absent colleague. */
  default Transition handBack(StaffMember by, boolean supervisor, Instant at) {
    return new NotNow();
  }

  /** The end, with what was decided. */
  default Transition resolve(
      StaffMember by, boolean supervisor, Disposition disposition, Instant at) {
    return new NotNow();
  }

  /** The wire name. */
  String name();

  /** Waits for its first taker. */
  record Open() implements CaseState {

    @Override
    public Transition accept(StaffMember by, Instant at) {
      return new Moved(new Accepted(by, at));
    }

    @Override
    public Transition offer(int attempt, Instant at) {
      return new Moved(new Offered(attempt, at));
    }

    @Override
    public String name() {
      return "OPEN";
    }
  }

  /** Was shown to staff again, {@code attempt} times by now, and waits. */
  record Offered(int attempt, Instant at) implements CaseState {

    @Override
    public Transition accept(StaffMember by, Instant when) {
      return new Moved(new Accepted(by, when));
    }

    @Override
    public Transition offer(int next, Instant when) {
      return new Moved(new Offered(next, when));
    }

    @Override
    public String name() {
      return "OFFERED";
    }
  }

  /** One clinician has it and holds the floor. */
  record Accepted(StaffMember by, Instant at) implements CaseState {

    @Override
    public Transition accept(StaffMember other, Instant when) {
      return by.is(other) ? new Unchanged() : new HeldBy(by);
    }

    @Override
    public Transition offer(int attempt, Instant when) {
      return new Moved(new Offered(attempt, when));
    }

    @Override
    public Transition write(StaffMember other) {
      return by.is(other) ? new Unchanged() : new HeldBy(by);
    }

    @Override
    public Transition handBack(StaffMember other, boolean supervisor, Instant when) {
      return by.is(other) || supervisor ? new Moved(new HandedBack(other, when)) : new HeldBy(by);
    }

    @Override
    public Transition resolve(
        StaffMember other, boolean supervisor, Disposition disposition, Instant when) {
      return by.is(other) || supervisor
          ? new Moved(new Resolved(other, disposition, when))
          : new HeldBy(by);
    }

    @Override
    public String name() {
      return "ACCEPTED";
    }
  }

  /** The assistant speaks; the case is not closed, and a new risk brings it back. */
  record HandedBack(StaffMember by, Instant at) implements CaseState {

    @Override
    public Transition accept(StaffMember other, Instant when) {
      return new Moved(new Accepted(other, when));
    }

    @Override
    public Transition riskRises(int attempt, Instant when) {
      return new Moved(new Offered(attempt, when));
    }

    @Override
    public Transition handBack(StaffMember other, boolean supervisor, Instant when) {
      return by.is(other) ? new Unchanged() : new NotNow();
    }

    @Override
    public Transition resolve(
        StaffMember other, boolean supervisor, Disposition disposition, Instant when) {
      return new Moved(new Resolved(other, disposition, when));
    }

    @Override
    public String name() {
      return "HANDED_BACK";
    }
  }

  /** Closed for good; a new risk opens a new case. */
  record Resolved(StaffMember by, Disposition disposition, Instant at) implements CaseState {

    @Override
    public Transition resolve(
        StaffMember other, boolean supervisor, Disposition again, Instant when) {
      return by.is(other) && disposition == again ? new Unchanged() : new NotNow();
    }

    @Override
    public String name() {
      return "RESOLVED";
    }
  }
}
