package org.careline.localstack.supervisor;

import java.time.Duration;

/**
 * How long to wait before a component that keeps dying is started again: at once the first time,
 * then 1 s doubling to 30 s.
 */
record Backoff(int failures) {
  static final Backoff NONE = new Backoff(0);

  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LARGEST_EXPONENT = 5;

  Backoff afterFailure() {
    return new Backoff(failures + 1);
  }

  Duration delay() {
    if (failures < 2) {
      return Duration.ZERO;
    }
    var delay = Duration.ofSeconds(1L << Math.min(failures - 2, LARGEST_EXPONENT));
    return delay.compareTo(LONGEST) < 0 ? delay : LONGEST;
  }
}
