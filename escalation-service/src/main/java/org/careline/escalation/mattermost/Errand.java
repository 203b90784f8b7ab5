package org.careline.escalation.mattermost;

import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.TenantId;

/**
 * Something to be said in a case's thread.
 *
 * @param ref what it is about: an attempt, a message, a post
 */
record Errand(long id, TenantId tenant, CaseId caseId, Kind kind, String ref, int attempts) {

  /** What is to be said. */
  enum Kind {
    /** The case as it stands: posted, or the post changed. */
    CARD,
    /** It still waits. */
    REMIND,
    /** A message of the conversation. */
    ENTRY,
    /** A staff post that did not reach the patient; {@code ref} is why. */
    NOT_SENT,
    /** A staff post that did. */
    SENT
  }
}
