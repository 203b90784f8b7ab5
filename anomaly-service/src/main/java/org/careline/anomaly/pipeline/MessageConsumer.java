package org.careline.anomaly.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.MessageHandedBack;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/**
 * Every patient's message enters the pipeline. A deleted conversation stays on its safety record.
 */
@ApplicationScoped
class MessageConsumer implements EventHandler<ChatEvent> {

  private final Database database;
  private final InteractionPipeline pipeline;

  MessageConsumer(Database database, InteractionPipeline pipeline) {
    this.database = database;
    this.pipeline = pipeline;
  }

  @Override
  public Topic<ChatEvent> topic() {
    return Topics.MESSAGES;
  }

  @Override
  public String name() {
    return "pipeline-messages";
  }

  @Override
  public void handle(Event<ChatEvent> event) {
    switch (event.data()) {
      case MessageReceived message ->
          database.once(
              name(),
              event,
              handle ->
                  pipeline.received(
                      handle, Origin.of(event, event.patient().orElseThrow()), message));
      case MessageHandedBack handedBack -> {}
      case FeedbackGiven feedback -> {}
      case ConversationDeleted deleted -> {}
    }
  }
}
