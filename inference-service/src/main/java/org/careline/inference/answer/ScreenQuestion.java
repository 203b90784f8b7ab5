package org.careline.inference.answer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplySource;
import org.careline.inference.prompt.Question;
import org.careline.safety.Action;
import org.careline.safety.Assessment;
import org.careline.safety.SafetyEngine;
import org.careline.safety.Screenings;
import org.careline.safety.UserTurn;
import org.careline.safety.script.ScriptedAnswers;

/**
 * The rule floor for questions that did not come through the gateway: an emergency or a crisis gets
 * the scripted answer, and no model is asked.
 */
public final class ScreenQuestion {

  private final SafetyEngine engine;
  private final ScriptedAnswers scripts = ScriptedAnswers.standard();

  ScreenQuestion(SafetyEngine engine) {
    this.engine = engine;
  }

  /** The language the text is written in, as far as it can be told. */
  public String language(String text, String hint) {
    return engine.assessUserTurn(UserTurn.of(text).in(hint)).language().tag();
  }

  /** The scripted answer, when there must be one. */
  public Optional<Answer> scripted(Question question) {
    Assessment seen = engine.assessUserTurn(UserTurn.of(question.text()).in(question.language()));
    if (seen.action() != Action.SCRIPTED) {
      return Optional.empty();
    }
    String kind = seen.leading().map(finding -> finding.kind()).orElse(ScriptedAnswers.GENERAL);
    var script =
        scripts.answer(kind, SafetyJudge.language(question.language()), question.country());
    Course course =
        new Course(
            Course.Ending.SCRIPTED,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            0);
    return Optional.of(
        new Answer(
            script.text(),
            ReplySource.SCRIPT,
            List.of(),
            Screenings.of(seen),
            new Provenance("script", "", "", "", engine.ruleSetVersion(), 0),
            course));
  }
}
