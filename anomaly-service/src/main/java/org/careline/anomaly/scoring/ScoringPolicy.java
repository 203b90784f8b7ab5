package org.careline.anomaly.scoring;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;

/**
 * How findings become a score. The level is the highest finding's and nothing lowers it; a category
 * weighs its most serious finding by confidence; the overall score treats categories as independent
 * signs of harm (noisy-or).
 *
 * @param weights what a finding of a level weighs, 0 to 1
 * @param flagFrom the level from which a reviewer looks
 */
public record ScoringPolicy(String version, Map<RiskLevel, Double> weights, RiskLevel flagFrom) {

  public static final ScoringPolicy V1 =
      new ScoringPolicy(
          "policy-1",
          Map.of(
              RiskLevel.NONE, 0.0,
              RiskLevel.LOW, 0.15,
              RiskLevel.MODERATE, 0.45,
              RiskLevel.HIGH, 0.75,
              RiskLevel.CRITICAL, 1.0),
          RiskLevel.MODERATE);

  public Score score(List<Finding> findings) {
    RiskLevel level = RiskLevel.NONE;
    Map<String, Double> risks = new TreeMap<>();
    for (Finding finding : findings) {
      level = level.max(finding.level());
      double risk = weights.get(finding.level()) * finding.confidence();
      risks.merge(finding.category(), risk, Math::max);
    }
    double harmless = risks.values().stream().reduce(1.0, (left, risk) -> left * (1 - risk));
    return new Score(level, 1 - harmless, risks, level.atLeast(flagFrom), version);
  }
}
