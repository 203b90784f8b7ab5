package org.careline.safety;

import java.util.List;

/**
 * One thing the rule floor found.
 *
 * @param kind the finer sort within the category, for example {@code cardiac} or {@code plan}
 * @param confidence 0 to 1, the author's trust in the rule
 * @param spans where in the original text; empty when only facts or earlier turns spoke
 * @param rationale why it matters, one sentence for the reviewer
 */
public record Finding(
    Category category,
    String kind,
    Level level,
    double confidence,
    List<Span> spans,
    String ruleId,
    String rationale,
    Guideline guideline) {

  public Finding {
    spans = List.copyOf(spans);
  }
}
