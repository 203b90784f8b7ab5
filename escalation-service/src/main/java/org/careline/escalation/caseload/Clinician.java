package org.careline.escalation.caseload;

import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;

/** A member of staff at work, and the role they do it in: CLINICIAN or ADMIN. */
public record Clinician(TenantId tenant, StaffMember member, Role role) {

  /** May end a case a colleague left behind. */
  boolean isSupervisor() {
    return role == Role.ADMIN;
  }
}
