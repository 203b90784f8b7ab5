package org.careline.inference.answer;

import org.careline.contracts.safety.Screening;
import org.careline.inference.guard.SentenceJudge;
import org.careline.safety.Action;
import org.careline.safety.SafetyEngine;
import org.careline.safety.Screenings;
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
    return new SentenceJudge() {
      @Override
      public Verdict judge(String sentence) {
        return verdict(engine.assessReply(sentence, spoken).action());
      }

      @Override
      public int clearLength(String unfinished) {
        return engine.clearLength(unfinished);
      }
    };
  }

  /** What the engine says of a whole reply. */
  Screening screen(String reply, String language) {
    return Screenings.of(engine.assessReply(reply, language(language)));
  }

  String version() {
    return engine.ruleSetVersion();
  }

  static Language language(String language) {
    return Language.of(language).orElse(Language.EN);
  }

  private static SentenceJudge.Verdict verdict(Action action) {
    return switch (action) {
      case BLOCK -> SentenceJudge.Verdict.WITHHOLD;
      case DISCLAIM -> SentenceJudge.Verdict.SHOW_WITH_NOTICE;
      case ALLOW, ASK, SCRIPTED -> SentenceJudge.Verdict.SHOW;
    };
  }
}
