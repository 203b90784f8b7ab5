package org.careline.chassis.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private final RetryPolicy policy = RetryPolicy.STANDARD;

  @Test
  void whatBreaksTheContractIsNotTriedAgain() {
    assertThat(policy.pauseAfter(new IllegalArgumentException(), 1)).isEmpty();
  }

  @Test
  void aSurpriseIsGivenUpAfterTheLastTry() {
    assertThat(policy.pauseAfter(new IllegalStateException(), 1)).contains(Duration.ofMillis(200));
    assertThat(policy.pauseAfter(new IllegalStateException(), 3)).contains(Duration.ofMillis(800));
    assertThat(policy.pauseAfter(new IllegalStateException(), 4)).isEmpty();
  }

  @Test
  void aStoreThatIsAwayIsWaitedForWithoutEnd() {
    var away = new RuntimeException(new SQLException("gone", "08006"));

    assertThat(policy.pauseAfter(away, 1_000)).contains(Duration.ofSeconds(5));
  }

  @Test
  void anEventThatOvertookItsCauseWaitsForItLonger() {
    assertThat(policy.pauseAfter(new NotYetException("message"), 19)).isPresent();
    assertThat(policy.pauseAfter(new NotYetException("message"), 20)).isEmpty();
  }

  @Test
  void aNeighbourThatIsAwayIsWaitedForToo() {
    var away = Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE);

    assertThat(policy.pauseAfter(away, 1_000)).isPresent();
  }
}
