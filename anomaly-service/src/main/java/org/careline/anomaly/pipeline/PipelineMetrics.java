package org.careline.anomaly.pipeline;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.careline.anomaly.interaction.Stage;
import org.careline.chassis.journey.JourneyTimer;
import org.careline.chassis.journey.Step;

/** {@code anomaly_detection_total{level,result}} and {@code pipeline_duration_seconds{level}}. */
@ApplicationScoped
public class PipelineMetrics {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10),
    Duration.ofSeconds(60),
    Duration.ofMinutes(15)
  };

  private final MeterRegistry meters;
  private final JourneyTimer scored;

  PipelineMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.scored = JourneyTimer.of(meters, Step.SCORED);
  }

  /** One interaction has passed a level with this result, for example clear or CRITICAL. */
  public void passed(Stage.Level level, String result, Duration took) {
    meters.counter("anomaly_detection", "level", level.label(), "result", result).increment();
    Timer.builder("pipeline_duration")
        .tag("level", level.label())
        .serviceLevelObjectives(BUCKETS)
        .register(meters)
        .record(took);
  }

  /** A message received then has its first score now. */
  public void scored(Instant receivedAt) {
    scored.reachedSince(receivedAt);
  }
}
