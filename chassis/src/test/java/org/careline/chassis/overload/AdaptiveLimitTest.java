package org.careline.chassis.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The limit under a clock that is moved by hand. */
class AdaptiveLimitTest {

  private static final AdaptiveLimit.Settings SETTINGS =
      new AdaptiveLimit.Settings(4, 20, 400, Duration.ofMillis(100), Duration.ofMillis(500));

  private long now;
  private final AdaptiveLimit limit = new AdaptiveLimit(SETTINGS, () -> now);

  @Test
  void growsWhileAFullHouseStaysQuick() {
    for (int i = 0; i < 10; i++) {
      windows(1, 50, limit.limit());
    }

    assertThat(limit.limit()).isGreaterThan(60);
  }

  @Test
  void staysWhereItIsWhileNobodyNeedsMore() {
    windows(50, 50, 3);

    assertThat(limit.limit()).isEqualTo(20);
  }

  @Test
  void shrinksToItsLeastWhileACrowdIsSlowAndNeverBelow() {
    windows(3, 50, 18);

    windows(60, 2_000, 400);

    assertThat(limit.limit()).isEqualTo(4);
  }

  @Test
  void shrinksFromWhatIsUnderWayAndNotFromWhatWasAllowed() {
    windows(1, 2_000, 10);

    assertThat(limit.limit()).isEqualTo(7);
  }

  @Test
  void aSustainedCrowdDoesNotTeachItThatSlowIsNormal() {
    windows(3, 60, 18);

    windows(200, 400, 400);

    assertThat(limit.limit()).isEqualTo(4);
  }

  @Test
  void comesBackWhenTheCrowdIsGone() {
    windows(3, 50, 18);
    windows(60, 2_000, 400);

    windows(30, 50, 400);

    assertThat(limit.limit()).isGreaterThan(60);
  }

  @Test
  void settlesWhereWaitingIsJustTolerable() {
    // A server that does 100 a second: with n inside, each waits n x 10 ms.
    for (int i = 0; i < 400; i++) {
      int inside = limit.limit();
      windows(1, inside * 10L, inside);
    }

    assertThat(limit.limit()).isBetween(7, 14);
  }

  @Test
  void aFewSamplesChangeNothing() {
    for (int i = 0; i < 9; i++) {
      now += TimeUnit.SECONDS.toNanos(1);
      limit.ended(TimeUnit.SECONDS.toNanos(9), 400);
    }

    assertThat(limit.limit()).isEqualTo(20);
  }

  @Test
  void boundsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(
            () -> new AdaptiveLimit.Settings(0, 1, 2, Duration.ofMillis(1), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new AdaptiveLimit.Settings(5, 4, 9, Duration.ofMillis(1), Duration.ofMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void windows(int count, long millis, int inFlight) {
    for (int window = 0; window < count; window++) {
      for (int i = 0; i < 20; i++) {
        now += TimeUnit.MILLISECONDS.toNanos(30);
        limit.ended(TimeUnit.MILLISECONDS.toNanos(millis), inFlight);
      }
    }
  }
}
