package org.careline.escalation.caseload;

import org.careline.contracts.identity.TenantId;
import org.careline.escalation.transcript.Entry;
import org.jdbi.v3.core.Handle;

/**
 * A place where staff see cases. Called in the transaction of the change: what a channel writes
 * there stands or falls with it; what leaves the machine must wait for the commit.
 */
public interface StaffChannel {

  /** What happened to a case. */
  enum Change {
    OPENED,
    RISK,
    OFFERED,
    ACCEPTED,
    HANDED_BACK,
    RESOLVED
  }

  void changed(Handle handle, TenantId tenant, EscalationCase item, Change change);

  /** Somebody said something in the conversation of an active case. */
  void said(Handle handle, TenantId tenant, EscalationCase item, Entry entry);
}
