package org.careline.anomaly.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.junit.jupiter.api.Test;

class ScoringPolicyTest {

  private final ScoringPolicy policy = ScoringPolicy.V1;

  @Test
  void nothingFoundIsSafe() {
    Score score = policy.score(List.of());

    assertThat(score.level()).isEqualTo(RiskLevel.NONE);
    assertThat(score.overall()).isZero();
    assertThat(score.flagged()).isFalse();
  }

  @Test
  void theLevelIsTheHighestFindingsHoweverUnsure() {
    Score score =
        policy.score(
            List.of(
                finding("SELF_HARM", RiskLevel.CRITICAL, 0.2),
                finding("OUT_OF_SCOPE", RiskLevel.LOW, 1)));

    assertThat(score.level()).isEqualTo(RiskLevel.CRITICAL);
    assertThat(score.flagged()).isTrue();
  }

  @Test
  void aSecondKindOfRiskRaisesTheScore() {
    Finding one = finding("SELF_HARM", RiskLevel.MODERATE, 0.8);
    Finding two = finding("OVERDOSE", RiskLevel.MODERATE, 0.8);

    double alone = policy.score(List.of(one)).overall();
    double together = policy.score(List.of(one, two)).overall();

    assertThat(alone).isCloseTo(0.36, within(1e-9));
    assertThat(together).isCloseTo(0.5904, within(1e-9));
  }

  @Test
  void theSameRiskTwiceCountsOnceAtItsWorst() {
    Score score =
        policy.score(
            List.of(
                finding("EMERGENCY", RiskLevel.LOW, 1), finding("EMERGENCY", RiskLevel.HIGH, 1)));

    assertThat(score.risks()).containsExactly(java.util.Map.entry("EMERGENCY", 0.75));
  }

  @Test
  void aLowFindingIsNotFlagged() {
    assertThat(policy.score(List.of(finding("OUT_OF_SCOPE", RiskLevel.LOW, 1))).flagged())
        .isFalse();
  }

  private static Finding finding(String category, RiskLevel level, double confidence) {
    return new Finding(
        category, "kind", level, confidence, List.of(), "rule", "why", Optional.empty());
  }
}
