package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;

/** Counts answers, where they came from and how long they took. */
@ApplicationScoped
class ReplyCounts implements EventCounter<ReplyEvent> {

  private final RollupRepository rollups;

  ReplyCounts(RollupRepository rollups) {
    this.rollups = rollups;
  }

  @Override
  public Topic<ReplyEvent> topic() {
    return Topics.REPLIES;
  }

  @Override
  public String name() {
    return "reply-counts";
  }

  @Override
  public void handle(Event<ReplyEvent> event) {
    rollups.add(name(), event, rollup(event));
  }

  @Override
  public Rollup rollup(Event<ReplyEvent> event) {
    Rollup rollup = Rollup.at(event.time());
    return switch (event.data()) {
      case ReplyCompleted reply ->
          rollup
              .count(Metric.REPLIES)
              .count(Metric.REPLY_SOURCE, reply.source().name().toLowerCase(Locale.ROOT))
              .latency(
                  Metric.REPLY_MILLIS, Duration.between(reply.startedAt(), reply.completedAt()));
      case ReplyFailed failed -> rollup.count(Metric.FAILED_REPLIES);
    };
  }
}
