package org.careline.escalation.caseload;

import org.careline.contracts.identity.UserId;

/** A colleague as others see them. */
public record StaffMember(UserId id, String name) {

  boolean is(StaffMember other) {
    return id.equals(other.id());
  }
}
