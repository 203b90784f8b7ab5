package org.careline.anomaly.explanation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.anomaly.interaction.Explanation;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.interaction.InteractionRepository;
import org.careline.anomaly.interaction.Stage;
import org.careline.anomaly.pipeline.PipelineMetrics;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.safety.InteractionEvent;
import org.careline.contracts.safety.InteractionEvent.InteractionExplained;
import org.careline.contracts.safety.InteractionEvent.InteractionFlagged;
import org.jdbi.v3.core.Handle;

/** Explains what was flagged. While rag-service is away the flag waits on the bus, unexplained. */
@ApplicationScoped
class ExplainFlagged implements EventHandler<InteractionEvent> {

  private static final int PASSAGES = 3;

  private final Database database;
  private final InteractionRepository interactions;
  private final GuidelineSearch guidelines;
  private final Outbox outbox;
  private final PipelineMetrics metrics;

  ExplainFlagged(
      Database database,
      InteractionRepository interactions,
      GuidelineSearch guidelines,
      Outbox outbox,
      PipelineMetrics metrics) {
    this.database = database;
    this.interactions = interactions;
    this.guidelines = guidelines;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  @Override
  public Topic<InteractionEvent> topic() {
    return Topics.INTERACTIONS;
  }

  @Override
  public String name() {
    return "explain-flagged";
  }

  @Override
  public void handle(Event<InteractionEvent> event) {
    if (!(event.data() instanceof InteractionFlagged flagged)
        || database.isProcessed(name(), event)) {
      return;
    }
    long began = System.nanoTime();
    Optional<Interaction> interaction =
        database.inTenant(
            event.tenant(),
            handle -> interactions.find(handle, event.tenant(), flagged.interactionId()));
    if (interaction.isEmpty()) {
      return;
    }
    List<Citation> passages =
        guidelines.find(event.tenant(), Explainer.query(interaction.get().findings()), PASSAGES);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    database.once(name(), event, handle -> store(handle, event, flagged, passages, took));
    metrics.passed(Stage.Level.EXPLAIN, passages.isEmpty() ? "no-guidance" : "explained", took);
  }

  private void store(
      Handle handle,
      Event<InteractionEvent> event,
      InteractionFlagged flagged,
      List<Citation> passages,
      Duration took) {
    Interaction current =
        interactions.lock(handle, event.tenant(), flagged.interactionId()).orElseThrow();
    Explanation explanation = Explainer.explain(current, passages);
    Stage done =
        Stage.done(
            Stage.Level.EXPLAIN,
            Instant.now(),
            took.toNanos() / 1e6,
            passages.size() + " passages");
    interactions.update(handle, event.tenant(), current.explained(explanation, done));
    outbox.publish(
        handle,
        Topics.INTERACTIONS,
        current.conversationId().toString(),
        event,
        new InteractionExplained(
            current.id(), current.conversationId(), explanation.summary(), passages));
  }
}
