package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.InteractionEvent;
import org.careline.contracts.safety.InteractionEvent.InteractionAnalyzed;
import org.careline.contracts.safety.InteractionEvent.InteractionCreated;
import org.careline.contracts.safety.InteractionEvent.InteractionExplained;
import org.careline.contracts.safety.InteractionEvent.InteractionFlagged;
import org.careline.contracts.safety.InteractionEvent.InteractionReviewed;
import org.careline.contracts.safety.InteractionEvent.InteractionScored;

/** Counts risk levels, categories, flags and reviews. */
@ApplicationScoped
class InteractionCounts implements EventCounter<InteractionEvent> {

  private final RollupRepository rollups;

  InteractionCounts(RollupRepository rollups) {
    this.rollups = rollups;
  }

  @Override
  public Topic<InteractionEvent> topic() {
    return Topics.INTERACTIONS;
  }

  @Override
  public String name() {
    return "interaction-counts";
  }

  @Override
  public void handle(Event<InteractionEvent> event) {
    rollups.add(name(), event, rollup(event));
  }

  @Override
  public Rollup rollup(Event<InteractionEvent> event) {
    Rollup rollup = Rollup.at(event.time());
    return switch (event.data()) {
      case InteractionCreated created -> rollup;
      case InteractionAnalyzed analyzed -> {
        Stream.concat(analyzed.inMessage().stream(), analyzed.inReply().stream())
            .map(Finding::category)
            .distinct()
            .forEach(category -> rollup.count(Metric.CATEGORY, category));
        yield rollup;
      }
      case InteractionScored scored -> rollup.count(Metric.LEVEL, scored.level().name());
      case InteractionExplained explained -> rollup;
      case InteractionFlagged flagged -> rollup.count(Metric.FLAGGED);
      case InteractionReviewed reviewed ->
          rollup
              .count(Metric.REVIEWS)
              .count(
                  switch (reviewed.decision()) {
                    case CONFIRMED -> Metric.CONFIRMED;
                    case FALSE_POSITIVE -> Metric.FALSE_POSITIVES;
                  });
    };
  }
}
