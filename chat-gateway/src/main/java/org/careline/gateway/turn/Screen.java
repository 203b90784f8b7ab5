package org.careline.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.Guideline;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.safety.Span;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Action;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.Patient;
import org.careline.safety.Assessment;
import org.careline.safety.SafetyEngine;
import org.careline.safety.Turn;
import org.careline.safety.UserTurn;
import org.careline.safety.script.ScriptedAnswer;
import org.careline.safety.script.ScriptedAnswers;

/** The rule floor at the edge: what a message says of the patient's safety, and what to answer. */
@ApplicationScoped
class Screen {

  private final SafetyEngine engine = SafetyEngine.standard();
  private final ScriptedAnswers scripts = ScriptedAnswers.standard();

  /** The engine's word on one message, kept whole for choosing the script. */
  record Verdict(Screening screening, Assessment assessment) {

    boolean isScripted() {
      return assessment.action() == org.careline.safety.Action.SCRIPTED;
    }
  }

  Verdict assess(Incoming message, Patient patient, List<Message> recent) {
    UserTurn turn =
        UserTurn.of(message.text().reveal())
            .after(recent.stream().map(Screen::turn).toList())
            .in(message.language().orElse(patient.language()));
    Assessment assessment = engine.assessUserTurn(turn);
    return new Verdict(screening(assessment), assessment);
  }

  /** The fixed answer to a message that calls for one, in the message's language. */
  Message script(Verdict verdict, Patient patient, Message to, long seq) {
    Assessment assessment = verdict.assessment();
    String kind =
        assessment.leading().map(org.careline.safety.Finding::kind).orElse(ScriptedAnswers.GENERAL);
    ScriptedAnswer answer = scripts.answer(kind, assessment.language(), patient.country());
    List<Action> actions =
        answer.actions().stream()
            .map(action -> new Action(action.kind().wireName(), action.label(), action.value()))
            .toList();
    return Message.answer(
            MessageId.next(),
            to,
            seq,
            PhiText.of(answer.text()),
            ReplySource.SCRIPT,
            verdict.screening().level())
        .with(List.of(), actions);
  }

  private static Turn turn(Message message) {
    return new Turn(Turn.Speaker.valueOf(message.role().name()), message.text().reveal());
  }

  private static Screening screening(Assessment assessment) {
    return new Screening(
        RiskLevel.valueOf(assessment.level().name()),
        assessment.action().name(),
        assessment.findings().stream().map(Screen::finding).toList(),
        assessment.language().tag(),
        assessment.ruleSetVersion());
  }

  private static Finding finding(org.careline.safety.Finding found) {
    return new Finding(
        found.category().name(),
        found.kind(),
        RiskLevel.valueOf(found.level().name()),
        found.confidence(),
        found.spans().stream().map(span -> new Span(span.start(), span.end())).toList(),
        found.ruleId(),
        found.rationale(),
        Optional.ofNullable(found.guideline()).map(g -> new Guideline(g.name(), g.url())));
  }
}
