package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.MessageHandedBack;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Counts messages, languages, conversations, patients and feedback. */
@ApplicationScoped
class ChatCounts implements EventCounter<ChatEvent> {

  private final RollupRepository rollups;

  ChatCounts(RollupRepository rollups) {
    this.rollups = rollups;
  }

  @Override
  public Topic<ChatEvent> topic() {
    return Topics.MESSAGES;
  }

  @Override
  public String name() {
    return "chat-counts";
  }

  @Override
  public void handle(Event<ChatEvent> event) {
    rollups.add(name(), event, rollup(event));
  }

  @Override
  public Rollup rollup(Event<ChatEvent> event) {
    Rollup rollup = Rollup.at(event.time());
    return switch (event.data()) {
      case MessageReceived message ->
          rollup
              .count(Metric.MESSAGES)
              .count(Metric.LANGUAGE, message.language())
              .present(Metric.CONVERSATION, message.conversationId().value())
              .present(Metric.PATIENT, event.patient().orElseThrow().value());
      case FeedbackGiven feedback ->
          rollup.count(
              switch (feedback.rating()) {
                case UP -> Metric.FEEDBACK_UP;
                case DOWN -> Metric.FEEDBACK_DOWN;
              });
      case MessageHandedBack handedBack -> rollup;
      case ConversationDeleted deleted -> rollup;
    };
  }
}
