package org.careline.escalation.caseload;

/** What came of asking a case to change. */
public sealed interface Transition {

  record Moved(CaseState to) implements Transition {}

  /** It already is as asked: the same call came twice. */
  record Unchanged() implements Transition {}

  /** A colleague has it. */
  record HeldBy(StaffMember holder) implements Transition {}

  /** Not from this state. */
  record NotNow() implements Transition {}
}
