package org.careline.inference.answer;

import java.util.List;
import java.util.Optional;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.safety.Span;
import org.careline.inference.guard.SentenceJudge;
import org.careline.safety.Action;
import org.careline.safety.Assessment;
import org.careline.safety.Finding;
import org.careline.safety.SafetyEngine;
import org.careline.safety.text.Language;

/** The safety engine as judge of what may be shown. */
final class SafetyJudge {

  private final SafetyEngine engine;

  SafetyJudge(SafetyEngine engine) {
    this.engine = engine;
  }

  /** Judges a model's sentences. */
  SentenceJudge of(String language) {
    Language spoken = language(language);
    return sentence -> verdict(engine.assessReply(sentence, spoken).action());
  }

  /** What the engine says of a whole reply. */
  Screening screen(String reply, String language) {
    return screening(engine.assessReply(reply, language(language)));
  }

  String version() {
    return engine.ruleSetVersion();
  }

  static Language language(String language) {
    return Language.of(language).orElse(Language.EN);
  }

  static Screening screening(Assessment assessment) {
    List<org.careline.contracts.safety.Finding> findings =
        assessment.findings().stream().map(SafetyJudge::finding).toList();
    return new Screening(
        RiskLevel.valueOf(assessment.level().name()),
        assessment.action().name(),
        findings,
        assessment.language().tag(),
        assessment.ruleSetVersion());
  }

  private static SentenceJudge.Verdict verdict(Action action) {
    return switch (action) {
      case BLOCK -> SentenceJudge.Verdict.WITHHOLD;
      case DISCLAIM -> SentenceJudge.Verdict.SHOW_WITH_NOTICE;
      case ALLOW, ASK, SCRIPTED -> SentenceJudge.Verdict.SHOW;
    };
  }

  private static org.careline.contracts.safety.Finding finding(Finding finding) {
    var guideline = finding.guideline();
    return new org.careline.contracts.safety.Finding(
        finding.category().name(),
        finding.kind(),
        RiskLevel.valueOf(finding.level().name()),
        finding.confidence(),
        finding.spans().stream().map(span -> new Span(span.start(), span.end())).toList(),
        finding.ruleId(),
        finding.rationale(),
        Optional.ofNullable(guideline).map(g -> new Guideline(g.name(), g.url())));
  }
}
