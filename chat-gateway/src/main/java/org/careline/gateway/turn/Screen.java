package org.careline.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Action;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.Patient;
import org.careline.safety.Assessment;
import org.careline.safety.SafetyEngine;
import org.careline.safety.Screenings;
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
    return new Verdict(Screenings.of(assessment), assessment);
  }

  /** The fixed answer to a message that calls for one, in the message's language. */
  Message script(Verdict verdict, Patient patient, Message to, long seq) {
    Assessment assessment = verdict.assessment();
    String kind = assessment.scriptKind().orElse(ScriptedAnswers.GENERAL);
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
}
