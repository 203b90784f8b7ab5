package org.careline.escalation.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.MessageHandedBack;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.caseload.FollowConversation;
import org.careline.escalation.caseload.OpenCase;
import org.careline.escalation.caseload.RiskSeen;
import org.careline.escalation.transcript.Entry;
import org.careline.escalation.transcript.TranscriptRepository;
import org.jdbi.v3.core.Handle;

/** What patients write: into the transcript, and where the screen found a risk, to a human. */
@ApplicationScoped
class MessageConsumer implements EventHandler<ChatEvent> {

  private final Database database;
  private final TranscriptRepository transcripts;
  private final FollowConversation follow;
  private final OpenCase open;

  MessageConsumer(
      Database database,
      TranscriptRepository transcripts,
      FollowConversation follow,
      OpenCase open) {
    this.database = database;
    this.transcripts = transcripts;
    this.follow = follow;
    this.open = open;
  }

  @Override
  public Topic<ChatEvent> topic() {
    return Topics.MESSAGES;
  }

  @Override
  public String name() {
    return "cases-messages";
  }

  @Override
  public void handle(Event<ChatEvent> event) {
    switch (event.data()) {
      case MessageReceived message ->
          database.once(name(), event, handle -> received(handle, event, message));
      case ConversationDeleted deleted ->
          database.once(
              name(),
              event,
              handle -> transcripts.forget(handle, event.tenant(), deleted.conversationId()));
      case MessageHandedBack _, FeedbackGiven _ -> {}
    }
  }

  private void received(Handle handle, Event<?> event, MessageReceived message) {
    UserId patient = event.patient().orElseThrow();
    Entry entry = entry(message);
    transcripts.record(handle, event.tenant(), patient, entry);
    boolean followed = follow.said(handle, event.tenant(), entry);
    boolean needsHuman =
        message.screening().level().atLeast(RiskLevel.HIGH) || message.screening().asksForHuman();
    if (followed || needsHuman) {
      message
          .window()
          .forEach(
              turn ->
                  transcripts.record(
                      handle,
                      event.tenant(),
                      patient,
                      Entry.of(message.conversationId(), turn, message.receivedAt())));
    } else {
      transcripts.place(handle, event.tenant(), message.window());
    }
    if (needsHuman) {
      open.riskSeen(handle, event, risk(patient, message));
    }
  }

  private static RiskSeen risk(UserId patient, MessageReceived message) {
    return new RiskSeen(
        message.conversationId(),
        message.messageId(),
        patient,
        message.language(),
        message.screening().level(),
        message.screening().findings());
  }

  private static Entry entry(MessageReceived message) {
    return new Entry(
        message.messageId(),
        message.conversationId(),
        Optional.of(message.seq()),
        Speaker.PATIENT,
        message.text(),
        Optional.of(message.patientName()).filter(name -> !name.isEmpty()),
        Optional.empty(),
        message.receivedAt());
  }
}
