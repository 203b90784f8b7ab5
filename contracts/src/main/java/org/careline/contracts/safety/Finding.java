package org.careline.contracts.safety;

import java.util.List;
import java.util.Optional;

/**
 * One risk seen in a text.
 *
 * @param category for example EMERGENCY or SELF_HARM
 * @param kind the finer kind, for example {@code cardiac}
 * @param confidence 0 to 1
 * @param spans where in the text
 * @param source rule or model id
 * @param rationale why this matters, in clinical terms; never quotes the patient
 */
public record Finding(
    String category,
    String kind,
    RiskLevel level,
    double confidence,
    List<Span> spans,
    String source,
    String rationale,
    Optional<Guideline> guideline) {

  public Finding {
    spans = List.copyOf(spans);
  }
}
