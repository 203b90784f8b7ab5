package org.careline.gateway.turn;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topics;
import org.careline.contracts.safety.Screening;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.conversation.Patient;
import org.jdbi.v3.core.Handle;

/** What the rest of the house is told of a turn. */
@ApplicationScoped
class TurnFacts {

  private final Outbox outbox;
  private final HeldMessages held;

  TurnFacts(Outbox outbox, HeldMessages held) {
    this.outbox = outbox;
    this.held = held;
  }

  void received(
      Handle handle, Patient patient, Incoming incoming, Message message, AcceptMessage.Turn turn) {
    MessageReceived fact =
        new MessageReceived(
            message.conversationId(),
            message.id(),
            message.seq(),
            message.text(),
            patient.name(),
            turn.verdict().screening().language(),
            patient.country(),
            incoming.channel(),
            turn.conversation().floor(),
            turn.verdict().screening(),
            turn.recent().stream().map(Message::turn).toList(),
            message.createdAt());
    Event<ChatEvent> event =
        outbox.publish(
            handle,
            Topics.MESSAGES,
            message.conversationId().toString(),
            patient.tenant(),
            Optional.of(patient.id()),
            fact);
    if (fact.floor() == Floor.STAFF && !turn.verdict().isScripted()) {
      held.keep(handle, event, fact);
    }
  }

  void answeredByScript(
      Handle handle, Owner owner, Message message, Message script, Screen.Verdict verdict) {
    Screening said = verdict.screening();
    outbox.publish(
        handle,
        Topics.REPLIES,
        message.conversationId().toString(),
        owner.tenant(),
        Optional.of(owner.patient()),
        new ReplyCompleted(
            message.conversationId(),
            message.id(),
            script.id(),
            script.text(),
            ReplySource.SCRIPT,
            List.of(),
            Screening.clear(said.language(), said.ruleSetVersion()),
            new Provenance("script", "", "", "", said.ruleSetVersion(), 0),
            message.createdAt(),
            script.createdAt()));
  }
}
