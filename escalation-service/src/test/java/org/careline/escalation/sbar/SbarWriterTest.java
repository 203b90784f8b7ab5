package org.careline.escalation.sbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

class SbarWriterTest {

  private static final Finding CARDIAC =
      finding("EMERGENCY", "cardiac", RiskLevel.CRITICAL, "May be a heart attack.", "AHA");
  private static final Finding IDEATION =
      finding("SELF_HARM", "ideation", RiskLevel.HIGH, "Thoughts of suicide", null);

  @Test
  void theMostSeriousFindingComesFirst() {
    Sbar sbar = write(RiskLevel.CRITICAL, List.of(IDEATION, CARDIAC), false, "it hurts");

    assertThat(sbar.situation())
        .isEqualTo(
            "CRITICAL risk: emergency, cardiac; self harm, ideation. Waiting for a human for 90 s.");
    assertThat(sbar.assessment())
        .isEqualTo(
            "emergency, cardiac (CRITICAL, confidence 0.80): May be a heart attack."
                + " self harm, ideation (HIGH, confidence 0.80): Thoughts of suicide."
                + " Screening, not a diagnosis.");
  }

  @Test
  void theRecommendationIsTheFindingsGuideline() {
    assertThat(write(RiskLevel.CRITICAL, List.of(CARDIAC), false, "x").recommendation())
        .isEqualTo("Contact the patient now. Guidance: AHA <https://example.org/AHA>.");
  }

  @Test
  void withoutAGuidelineItSaysSoAndAddsNone() {
    assertThat(write(RiskLevel.HIGH, List.of(IDEATION), true, "x").recommendation())
        .isEqualTo(
            "Contact the patient soon. No guideline is linked to these findings: use clinical"
                + " judgement.");
  }

  @Test
  void theBackgroundIsThePatientsOwnWordsShortened() {
    Sbar sbar = write(RiskLevel.HIGH, List.of(), true, "first\n line", "😀".repeat(300));

    assertThat(sbar.background())
        .startsWith("Patient writes in Spanish. In the patient's words, oldest first: “first line”")
        .endsWith("“" + "😀".repeat(200) + "…”");
    assertThat(sbar.situation()).contains("flagged for review", "A human took over after 90 s");
    assertThat(sbar.assessment()).startsWith("No single finding was named");
  }

  private static Sbar write(
      RiskLevel level, List<Finding> findings, boolean taken, String... words) {
    return SbarWriter.write(
        new HandOver(
            level,
            findings,
            "es",
            Duration.ofSeconds(90),
            taken,
            List.of(words).stream().map(PhiText::of).toList()));
  }

  private static Finding finding(
      String category, String kind, RiskLevel level, String rationale, String guideline) {
    return new Finding(
        category,
        kind,
        level,
        0.8,
        List.of(),
        "rule",
        rationale,
        Optional.ofNullable(guideline)
            .map(name -> new Guideline(name, "https://example.org/" + name)));
  }
}
