package org.careline.anomaly.explanation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.careline.anomaly.interaction.Explanation;
import org.careline.anomaly.interaction.Explanation.Contribution;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.Target;
import org.careline.anomaly.interaction.TargetedFinding;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.safety.RiskLevel;

/** Puts an explanation together from findings, score and passages. Pure; quotes no patient. */
final class Explainer {

  private static final Map<String, String> SAFER =
      Map.of(
          "DIAGNOSIS_CLAIM",
          "I cannot tell you what you have. These symptoms can have several causes, and a doctor or"
              + " nurse can find out which. I can explain what each could mean and when to get help.",
          "PRESCRIPTION_ADVICE",
          "I cannot tell you which medicine or dose to take. Please follow the label, or ask your"
              + " pharmacist or doctor, who know your other medicines.",
          "MINIMISATION",
          "What you describe can be serious. Please call your emergency number now, or let me bring in"
              + " a nurse.",
          "HARMFUL_CONTENT",
          "I will not help with something that could hurt you. I would like to bring in a nurse to"
              + " talk with you now.",
          "UNGROUNDED_CLAIM",
          "I do not have a source for that. I can bring in a nurse who can answer it.");

  private Explainer() {}

  /** What to look up: the rules' own clinical words, most serious finding first. */
  static String query(List<TargetedFinding> findings) {
    return bySeverity(findings).stream()
        .limit(2)
        .map(finding -> finding.kind().replace('-', ' ') + ". " + finding.rationale())
        .collect(Collectors.joining(" "));
  }

  static Explanation explain(Interaction interaction, List<Citation> passages) {
    List<TargetedFinding> findings = bySeverity(interaction.findings());
    String reasons =
        findings.stream().map(Explainer::reason).distinct().collect(Collectors.joining(" "));
    String summary =
        "Level %s, score %.2f under %s. %s"
            .formatted(
                interaction.level(), interaction.score(), interaction.policyVersion(), reasons);
    List<Contribution> contributions =
        interaction.risks().entrySet().stream()
            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
            .map(risk -> new Contribution(risk.getKey(), risk.getValue()))
            .toList();
    return new Explanation(summary, passages, contributions, safer(findings));
  }

  private static String reason(TargetedFinding finding) {
    String where = finding.target() == Target.USER ? "The message" : "The reply";
    return "%s: %s (%s), rule %s. %s."
        .formatted(
            where,
            finding.category().toLowerCase(Locale.ROOT).replace('_', ' '),
            finding.kind(),
            finding.source(),
            finding.rationale().replaceAll("\\.$", ""));
  }

  private static String safer(List<TargetedFinding> findings) {
    return findings.stream()
        .filter(finding -> finding.target() == Target.REPLY)
        .filter(finding -> finding.level().atLeast(RiskLevel.LOW))
        .map(finding -> SAFER.getOrDefault(finding.category(), ""))
        .findFirst()
        .orElse("");
  }

  private static List<TargetedFinding> bySeverity(List<TargetedFinding> findings) {
    return findings.stream()
        .sorted(Comparator.comparing(TargetedFinding::level).reversed())
        .toList();
  }
}
