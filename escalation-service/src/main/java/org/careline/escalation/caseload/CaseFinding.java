package org.careline.escalation.caseload;

import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.Finding;

/** A finding and the message it was made in. */
public record CaseFinding(MessageId messageId, Finding finding) {

  /** Two reports of one thing: the gateway's screen and the pipeline run the same rules. */
  boolean repeats(CaseFinding other) {
    return messageId.equals(other.messageId())
        && finding.category().equals(other.finding().category())
        && finding.kind().equals(other.finding().kind())
        && finding.source().equals(other.finding().source());
  }
}
