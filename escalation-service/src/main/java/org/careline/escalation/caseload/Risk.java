package org.careline.escalation.caseload;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/**
 * Why help is sought. The level only rises.
 *
 * @param words the patient's last messages up to the latest risk, oldest first
 */
public record Risk(RiskLevel level, List<CaseFinding> findings, List<PhiText> words) {

  public Risk {
    findings = List.copyOf(findings);
    words = List.copyOf(words);
  }

  static Risk of(RiskSeen seen, List<PhiText> words) {
    return new Risk(RiskLevel.NONE, List.of(), List.of()).with(seen, words);
  }

  Risk with(RiskSeen seen, List<PhiText> latest) {
    List<CaseFinding> all = new ArrayList<>(findings);
    for (Finding finding : seen.findings()) {
      var more = new CaseFinding(seen.messageId(), finding);
      if (all.stream().noneMatch(more::repeats)) {
        all.add(more);
      }
    }
    return new Risk(level.max(seen.level()), all, latest);
  }

  /** The findings by themselves. */
  public List<Finding> plainFindings() {
    return findings.stream().map(CaseFinding::finding).toList();
  }

  /** Category and kind of the most serious finding; never the patient's words. */
  public String reason() {
    return findings.stream()
        .map(CaseFinding::finding)
        .max(Comparator.comparing(Finding::level).thenComparing(Finding::confidence))
        .map(finding -> finding.category() + "/" + finding.kind())
        .orElse("FLAGGED");
  }
}
