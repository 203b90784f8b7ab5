package org.careline.chassis.journey;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;

/**
 * {@code careline_journey_seconds{step}}: one step's times, in buckets from what a patient does not
 * notice to what costs lives.
 */
public final class JourneyTimer {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(20),
    Duration.ofSeconds(60),
    Duration.ofMinutes(2),
    Duration.ofMinutes(5),
    Duration.ofMinutes(15),
    Duration.ofHours(1)
  };

  private final Timer timer;

  private JourneyTimer(Timer timer) {
    this.timer = timer;
  }

  public static JourneyTimer of(MeterRegistry meters, Step step) {
    return new JourneyTimer(
        Timer.builder("careline_journey")
            .description("how long each step of a patient's way takes")
            .tag("step", step.label())
            .serviceLevelObjectives(BUCKETS)
            .register(meters));
  }

  /** The step that began then ends now. Clocks of two machines may differ: never below zero. */
  public void reachedSince(Instant began) {
    record(Duration.between(began, Instant.now()));
  }

  public void record(Duration took) {
    timer.record(took.isNegative() ? Duration.ZERO : took);
  }
}
