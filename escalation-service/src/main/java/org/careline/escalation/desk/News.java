package org.careline.escalation.desk;

import java.util.Optional;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;

/**
 * That something changed, as replicas tell each other: ids alone.
 *
 * @param message what was said; empty when the case itself changed
 */
record News(TenantId tenant, CaseId caseId, Optional<MessageId> message) {

  String encode() {
    return tenant + " " + caseId + message.map(id -> " " + id).orElse("");
  }

  /**
   * @throws IllegalArgumentException when the text is none of ours
   */
  static News decode(String text) {
    String[] parts = text.split(" ");
    if (parts.length < 2) {
      throw new IllegalArgumentException("not news of a case");
    }
    return new News(
        new TenantId(parts[0]),
        CaseId.of(parts[1]),
        parts.length > 2 ? Optional.of(MessageId.of(parts[2])) : Optional.empty());
  }
}
