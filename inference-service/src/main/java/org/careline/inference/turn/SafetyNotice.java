package org.careline.inference.turn;

import java.util.Optional;
import org.careline.contracts.safety.Screening;
import org.careline.safety.script.ScriptedAnswers;
import org.careline.safety.text.Language;

/**
 * What a patient reads before any answer when the screen saw something that is not an emergency but
 * must not wait, or must be asked about: the scripted text, in their language.
 */
final class SafetyNotice {

  private static final ScriptedAnswers SCRIPTS = ScriptedAnswers.standard();
  private static final String URGENT = "urgent";

  private SafetyNotice() {}

  static Optional<String> of(Screening screening, String language, String country) {
    return kind(screening)
        .map(
            kind ->
                SCRIPTS.answer(kind, Language.of(language).orElse(Language.EN), country).text());
  }

  private static Optional<String> kind(Screening screening) {
    return switch (screening.action()) {
      case "DISCLAIM" -> Optional.of(URGENT);
      case "ASK" -> screening.findings().stream().findFirst().map(finding -> finding.kind());
      default -> Optional.empty();
    };
  }
}
