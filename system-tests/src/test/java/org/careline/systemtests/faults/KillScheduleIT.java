package org.careline.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.careline.systemtests.history.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Any process may die at any instant and nothing accepted is lost. */
@EnabledIfSystemProperty(named = "careline.faults", matches = "short|full")
class KillScheduleIT {

  private static final Duration PROMISED = Duration.ofSeconds(10);

  @Test
  void randomKillsUnderLoadLoseNothing() throws InterruptedException {
    long seed = Long.getLong("careline.faults.seed", System.nanoTime() % 1_000_000);
    int kills = Full.isAsked() ? 50 : 6;
    FaultStack stack = FaultStack.with(1);
    try (Crowd crowd = new Crowd(stack).join(6, 2).join(2, 0);
        Recovery recovery = new Recovery(stack)) {
      crowd.write(Duration.ofMillis(800));

      List<Kills.Kill> done = new Kills(stack, seed).kill(kills, recovery);
      List<Violation> violations = crowd.judge();

      Full.report("kills with seed " + seed + ": " + crowd.sent() + " messages", done);
      assertThat(violations).as("seed " + seed).isEmpty();
      assertThat(done)
          .as("seed " + seed)
          .allSatisfy(kill -> assertThat(kill.recovered()).isLessThan(PROMISED));
    }
  }
}
