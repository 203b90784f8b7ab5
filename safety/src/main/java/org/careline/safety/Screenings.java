package org.careline.safety;

import java.util.Optional;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;

/** The engine's word as services tell it to each other. */
public final class Screenings {

  private Screenings() {}

  public static Screening of(Assessment assessment) {
    return new Screening(
        RiskLevel.valueOf(assessment.level().name()),
        assessment.action().name(),
        assessment.findings().stream().map(Screenings::finding).toList(),
        assessment.language().tag(),
        assessment.ruleSetVersion());
  }

  private static org.careline.contracts.safety.Finding finding(Finding found) {
    return new org.careline.contracts.safety.Finding(
        found.category().name(),
        found.kind(),
        RiskLevel.valueOf(found.level().name()),
        found.confidence(),
        found.spans().stream().map(Screenings::span).toList(),
        found.ruleId(),
        found.rationale(),
        Optional.ofNullable(found.guideline()).map(Screenings::guideline));
  }

  private static org.careline.contracts.safety.Span span(Span span) {
    return new org.careline.contracts.safety.Span(span.start(), span.end());
  }

  private static org.careline.contracts.safety.Guideline guideline(Guideline guideline) {
    return new org.careline.contracts.safety.Guideline(guideline.name(), guideline.url());
  }
}
