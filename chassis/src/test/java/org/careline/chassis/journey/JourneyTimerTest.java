package org.careline.chassis.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JourneyTimerTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void aStepCountsUnderItsName() {
    JourneyTimer.of(meters, Step.HUMAN_WORD).record(Duration.ofSeconds(3));

    var timer = meters.get("careline_journey").tag("step", "human_word").timer();
    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(3);
  }

  @Test
  void aClockThatRunsAheadElsewhereCostsNoTime() {
    JourneyTimer.of(meters, Step.SCORED).reachedSince(Instant.now().plusSeconds(60));

    assertThat(meters.get("careline_journey").timer().totalTime(TimeUnit.SECONDS)).isZero();
  }
}
