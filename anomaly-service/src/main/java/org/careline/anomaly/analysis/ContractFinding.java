package org.careline.anomaly.analysis;

import java.util.Optional;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Span;

/** The engine's finding as services tell it to each other. */
final class ContractFinding {

  private ContractFinding() {}

  static Finding from(org.careline.safety.Finding finding) {
    return new Finding(
        finding.category().name(),
        finding.kind(),
        RiskLevel.valueOf(finding.level().name()),
        finding.confidence(),
        finding.spans().stream().map(span -> new Span(span.start(), span.end())).toList(),
        finding.ruleId(),
        finding.rationale(),
        Optional.ofNullable(finding.guideline())
            .map(guideline -> new Guideline(guideline.name(), guideline.url())));
  }
}
