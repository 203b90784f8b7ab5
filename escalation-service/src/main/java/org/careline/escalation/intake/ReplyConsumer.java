package org.careline.escalation.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.escalation.caseload.FollowConversation;
import org.careline.escalation.transcript.Entry;
import org.careline.escalation.transcript.TranscriptRepository;

/** What the assistant answers: staff see what the patient was told. */
@ApplicationScoped
class ReplyConsumer implements EventHandler<ReplyEvent> {

  private final Database database;
  private final TranscriptRepository transcripts;
  private final FollowConversation follow;

  ReplyConsumer(Database database, TranscriptRepository transcripts, FollowConversation follow) {
    this.database = database;
    this.transcripts = transcripts;
    this.follow = follow;
  }

  @Override
  public Topic<ReplyEvent> topic() {
    return Topics.REPLIES;
  }

  @Override
  public String name() {
    return "cases-replies";
  }

  @Override
  public void handle(Event<ReplyEvent> event) {
    switch (event.data()) {
      case ReplyCompleted reply ->
          database.once(
              name(),
              event,
              handle -> {
                Entry entry = entry(reply);
                if (transcripts.record(
                    handle, event.tenant(), event.patient().orElseThrow(), entry)) {
                  follow.said(handle, event.tenant(), entry);
                }
              });
      case ReplyFailed _ -> {}
    }
  }

  private static Entry entry(ReplyCompleted reply) {
    return new Entry(
        reply.messageId(),
        reply.conversationId(),
        Optional.empty(),
        Speaker.ASSISTANT,
        reply.text(),
        Optional.empty(),
        Optional.of(reply.source()),
        reply.completedAt());
  }
}
