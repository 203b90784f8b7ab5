package org.careline.anomaly.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.InteractionRepository;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.bus.NotYetException;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** The reply, or the news that there is none, closes the interaction of its message. */
@ApplicationScoped
class ReplyConsumer implements EventHandler<ReplyEvent> {

  private final Database database;
  private final InteractionRepository interactions;
  private final InteractionPipeline pipeline;

  ReplyConsumer(
      Database database, InteractionRepository interactions, InteractionPipeline pipeline) {
    this.database = database;
    this.interactions = interactions;
    this.pipeline = pipeline;
  }

  @Override
  public Topic<ReplyEvent> topic() {
    return Topics.REPLIES;
  }

  @Override
  public String name() {
    return "pipeline-replies";
  }

  @Override
  public void handle(Event<ReplyEvent> event) {
    Optional<ReplyCompleted> reply =
        switch (event.data()) {
          case ReplyCompleted completed -> Optional.of(completed);
          case ReplyFailed failed -> Optional.empty();
        };
    database.once(
        name(),
        event,
        handle -> {
          Interaction interaction =
              interactions
                  .lockByMessage(handle, event.tenant(), event.data().replyTo())
                  .orElseThrow(() -> new NotYetException("its message"));
          pipeline.close(handle, Origin.of(event, interaction.patient()), interaction, reply);
        });
  }
}
