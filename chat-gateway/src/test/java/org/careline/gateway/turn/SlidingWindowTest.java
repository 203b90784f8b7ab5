package org.careline.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {

  private Instant now = Instant.parse("2026-11-21T10:00:00Z");
  private final SlidingWindow window = new SlidingWindow(Duration.ofMinutes(1), 60, () -> now);

  @Test
  void letsSixtyPassAndNotTheNext() {
    count(60);
    assertThat(window.waitMillis()).isEqualTo(60_000);
  }

  @Test
  void doesNotLetTwiceAsManyPassAcrossTheBorderOfTwoMinutes() {
    now = now.plusSeconds(59);
    count(60);
    now = now.plusSeconds(2);
    count(1);
    assertThat(window.waitMillis()).isPositive();
  }

  @Test
  void letsTheOlderOnesFadeAway() {
    count(60);
    now = now.plusSeconds(90);
    int passed = 0;
    while (window.waitMillis() == 0) {
      window.count();
      passed++;
    }
    assertThat(passed).isEqualTo(30);
  }

  @Test
  void forgetsAllAfterTwoMinutes() {
    count(60);
    now = now.plusSeconds(120);
    assertThat(window.waitMillis()).isZero();
  }

  private void count(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(window.waitMillis()).isZero();
      window.count();
    }
  }
}
