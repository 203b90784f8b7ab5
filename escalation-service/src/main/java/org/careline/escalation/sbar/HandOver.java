package org.careline.escalation.sbar;

import java.time.Duration;
import java.util.List;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/**
 * What is known of a patient at risk.
 *
 * @param language ISO 639-1 code the patient writes in
 * @param waited since the case was opened until a human took it, or until now
 * @param taken whether a human has taken it
 * @param words the patient's last messages, oldest first
 */
public record HandOver(
    RiskLevel level,
    List<Finding> findings,
    String language,
    Duration waited,
    boolean taken,
    List<PhiText> words) {

  public HandOver {
    findings = List.copyOf(findings);
    words = List.copyOf(words);
  }

  /** For a place where the patient's text has no business. */
  public HandOver withoutWords() {
    return new HandOver(level, findings, language, waited, taken, List.of());
  }
}
