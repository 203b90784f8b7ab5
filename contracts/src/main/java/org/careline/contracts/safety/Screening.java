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

  public Screening {
    findings = List.copyOf(findings);
  }

  public static Screening clear(String language, String ruleSetVersion) {
    return new Screening(RiskLevel.NONE, "ALLOW", List.of(), language, ruleSetVersion);
  }
}
