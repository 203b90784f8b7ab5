package org.careline.inference.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.junit.jupiter.api.Test;

class SafetyNoticeTest {

  @Test
  void aHarmlessMessageGetsNone() {
    assertThat(SafetyNotice.of(Screening.clear("en", "v"), "en", "US")).isEmpty();
  }

  @Test
  void whatMustNotWaitIsSaidBeforeAnyAnswer() {
    assertThat(SafetyNotice.of(screening("DISCLAIM", "cardiac"), "en", "US"))
        .hasValueSatisfying(text -> assertThat(text).contains("today", "911"));
  }

  @Test
  void distressIsAskedAboutInThePatientsLanguage() {
    String english = SafetyNotice.of(screening("ASK", "distress"), "en", "US").orElseThrow();
    String spanish = SafetyNotice.of(screening("ASK", "distress"), "es", "US").orElseThrow();

    assertThat(spanish).isNotBlank().isNotEqualTo(english);
  }

  private static Screening screening(String action, String kind) {
    Finding finding =
        new Finding(
            "EMERGENCY", kind, RiskLevel.HIGH, 1, List.of(), "rule", "why", Optional.empty());
    return new Screening(RiskLevel.HIGH, action, List.of(finding), "en", "v");
  }
}
