package org.careline.anomaly.interaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Span;

/** A finding and the text it is in; the shape reviewers get and the record keeps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetedFinding(
    Target target,
    String category,
    String kind,
    RiskLevel level,
    double confidence,
    List<Span> spans,
    String source,
    String rationale,
    Guideline guideline) {

  public static TargetedFinding from(Target target, Finding finding) {
    return new TargetedFinding(
        target,
        finding.category(),
        finding.kind(),
        finding.level(),
        finding.confidence(),
        finding.spans(),
        finding.source(),
        finding.rationale(),
        finding.guideline().orElse(null));
  }

  /** The finding without its target, as it travels on the bus. */
  public Finding finding() {
    return new Finding(
        category,
        kind,
        level,
        confidence,
        spans,
        source,
        rationale,
        Optional.ofNullable(guideline));
  }
}
