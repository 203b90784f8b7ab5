package org.careline.contracts.safety;

import java.util.List;

/**
 * What the safety engine said of one text.
 *
 * @param level the highest level of the findings
 * @param action ALLOW, ASK, DISCLAIM, SCRIPTED or BLOCK
 * @param language ISO 639-1 code the text was read in
 * @param ruleSetVersion which rules said so
 */
public record Screening(
    RiskLevel level,
    String action,
    List<Finding> findings,
    String language,
    String ruleSetVersion) {

  private static final String HUMAN_REQUEST = "HUMAN_REQUEST";

  public Screening {
    findings = List.copyOf(findings);
  }

  /** Whether the text asks for a person, at whatever level of risk. */
  public boolean asksForHuman() {
    return findings.stream().anyMatch(finding -> HUMAN_REQUEST.equals(finding.category()));
  }

  public static Screening clear(String language, String ruleSetVersion) {
    return new Screening(RiskLevel.NONE, "ALLOW", List.of(), language, ruleSetVersion);
  }
}
