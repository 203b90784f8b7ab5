package org.careline.escalation.sbar;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/** Writes the hand-over, in English, for a clinician. */
public final class SbarWriter {

  private static final int QUOTE = 200;
  private static final int LINES = 5;
  private static final long SOON = 120;
  private static final long LONG = 7_200;

  private SbarWriter() {}

  public static Sbar write(HandOver known) {
    List<Finding> findings =
        known.findings().stream()
            .sorted(
                Comparator.comparing(Finding::level)
                    .thenComparing(Finding::confidence)
                    .reversed()
                    .thenComparing(Finding::kind))
            .toList();
    return new Sbar(
        situation(known, findings),
        background(known),
        assessment(findings),
        recommendation(known, findings));
  }

  private static String situation(HandOver known, List<Finding> findings) {
    String risk =
        findings.isEmpty()
            ? "flagged for review"
            : findings.stream()
                .map(SbarWriter::title)
                .distinct()
                .limit(LINES)
                .collect(Collectors.joining("; "));
    String wait = lasting(known.waited());
    return "%s risk: %s. %s."
        .formatted(
            known.level(),
            risk,
            known.taken() ? "A human took over after " + wait : "Waiting for a human for " + wait);
  }

  private static String background(HandOver known) {
    String language = Locale.of(known.language()).getDisplayLanguage(Locale.ENGLISH);
    if (known.words().isEmpty()) {
      return "Patient writes in " + language + ".";
    }
    return "Patient writes in %s. In the patient's words, oldest first: %s"
        .formatted(
            language,
            known.words().stream().map(SbarWriter::quoted).collect(Collectors.joining(" ")));
  }

  private static String assessment(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "No single finding was named: read the conversation. Screening, not a diagnosis.";
    }
    return findings.stream()
        .limit(LINES)
        .map(
            finding ->
                "%s (%s, confidence %.2f): %s"
                    .formatted(
                        title(finding),
                        finding.level(),
                        finding.confidence(),
                        sentence(finding.rationale())))
        .distinct()
        .collect(Collectors.joining(" ", "", " Screening, not a diagnosis."));
  }

  private static String recommendation(HandOver known, List<Finding> findings) {
    String contact =
        known.level() == RiskLevel.CRITICAL
            ? "Contact the patient now."
            : "Contact the patient soon.";
    List<String> guidance =
        findings.stream()
            .map(Finding::guideline)
            .flatMap(Optional::stream)
            .map(SbarWriter::cited)
            .distinct()
            .limit(LINES)
            .toList();
    return guidance.isEmpty()
        ? contact + " No guideline is linked to these findings: use clinical judgement."
        : Stream.concat(Stream.of(contact, "Guidance:"), Stream.of(String.join("; ", guidance)))
            .collect(Collectors.joining(" ", "", "."));
  }

  private static String cited(Guideline guideline) {
    return guideline.url() == null || guideline.url().isBlank()
        ? guideline.name()
        : guideline.name() + " <" + guideline.url() + ">";
  }

  private static String title(Finding finding) {
    return (finding.category() + ", " + finding.kind())
        .toLowerCase(Locale.ROOT)
        .replace('_', ' ')
        .replace('-', ' ');
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text : text + ".";
  }

  private static String quoted(PhiText words) {
    String text = words.reveal().strip().replaceAll("\\s+", " ");
    if (text.codePointCount(0, text.length()) > QUOTE) {
      text = text.substring(0, text.offsetByCodePoints(0, QUOTE)) + "…";
    }
    return "“" + text + "”";
  }

  private static String lasting(Duration waited) {
    long seconds = Math.max(0, waited.toSeconds());
    if (seconds < SOON) {
      return seconds + " s";
    }
    return seconds < LONG ? waited.toMinutes() + " min" : waited.toHours() + " h";
  }
}
