package org.careline.escalation.caseload;

import java.util.List;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;

/** A message that puts a patient at risk, from the gateway's screen or the safety pipeline. */
public record RiskSeen(
    ConversationId conversationId,
    MessageId messageId,
    UserId patient,
    String language,
    RiskLevel level,
    List<Finding> findings) {

  public RiskSeen {
    findings = List.copyOf(findings);
  }
}
