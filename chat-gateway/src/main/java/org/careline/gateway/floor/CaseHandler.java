package org.careline.gateway.floor;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.escalation.CaseEvent.CaseHandedBack;
import org.careline.contracts.escalation.CaseEvent.CaseOffered;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.escalation.CaseEvent.CaseResolved;
import org.careline.contracts.escalation.CaseEvent.StaffMessageSent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.gateway.conversation.Conversation;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.FloorView;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.fanout.Fanout;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.turn.HeldMessages;
import org.jdbi.v3.core.Handle;

/** Gives the floor to staff and back, and brings their words to the patient. */
@ApplicationScoped
class CaseHandler implements EventHandler<CaseEvent> {

  private final Database database;
  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final HeldMessages held;
  private final Fanout fanout;

  CaseHandler(
      Database database,
      ConversationRepository conversations,
      MessageRepository messages,
      HeldMessages held,
      Fanout fanout) {
    this.database = database;
    this.conversations = conversations;
    this.messages = messages;
    this.held = held;
    this.fanout = fanout;
  }

  @Override
  public Topic<CaseEvent> topic() {
    return Topics.CASES;
  }

  @Override
  public String name() {
    return "floor";
  }

  private record Told(Owner owner, ServerFrame frame) {}

  @Override
  public void handle(Event<CaseEvent> event) {
    List<Told> told = new ArrayList<>();
    database.once(
        name(),
        event,
        handle ->
            conversations
                .lock(handle, event.data().conversationId())
                .flatMap(conversation -> apply(handle, conversation, event.data()))
                .ifPresent(told::add));
    told.forEach(news -> fanout.send(news.owner(), news.frame()));
  }

  private Optional<Told> apply(Handle handle, Conversation conversation, CaseEvent fact) {
    return switch (fact) {
      case CaseAccepted accepted ->
          Optional.of(
              give(handle, conversation, Floor.STAFF, Optional.of(accepted.clinicianName())));
      case CaseHandedBack back -> Optional.of(giveBack(handle, conversation, back.seenSeq()));
      case CaseResolved resolved -> Optional.of(giveBack(handle, conversation, resolved.seenSeq()));
      case StaffMessageSent sent -> said(handle, conversation, sent);
      case CaseOpened _, CaseOffered _ -> Optional.empty();
    };
  }

  private Told giveBack(Handle handle, Conversation conversation, Optional<Long> seen) {
    held.handBack(handle, conversation.id(), seen);
    return give(handle, conversation, Floor.BOT, Optional.empty());
  }

  private Told give(Handle handle, Conversation conversation, Floor floor, Optional<String> name) {
    conversations.giveFloor(handle, conversation.id(), floor, name);
    return new Told(
        conversation.owner(),
        ServerFrame.FloorChanged.to(conversation.id(), FloorView.of(floor, name)));
  }

  private Optional<Told> said(Handle handle, Conversation conversation, StaffMessageSent sent) {
    Owner owner = conversation.owner();
    if (messages.find(handle, owner, conversation.id(), sent.messageId()).isPresent()) {
      return Optional.empty();
    }
    Message message =
        Message.fromStaff(
            sent.messageId(),
            conversation.id(),
            conversations.nextSeq(handle, conversation.id()),
            sent.text(),
            sent.staffName());
    messages.insert(handle, owner, message);
    return Optional.of(new Told(owner, ServerFrame.Said.of(message)));
  }
}
