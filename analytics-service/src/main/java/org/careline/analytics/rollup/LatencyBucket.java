package org.careline.analytics.rollup;

import java.time.Duration;

/** Logarithmic buckets of milliseconds, each a fifth wider than the one before. */
public final class LatencyBucket {

  private static final double GROWTH = 1.2;
  private static final double LOG_GROWTH = Math.log(GROWTH);

  private LatencyBucket() {}

  static int of(Duration duration) {
    double millis = Math.max(1, duration.toNanos() / 1e6);
    return (int) Math.ceil(Math.log(millis) / LOG_GROWTH - 1e-9);
  }

  /** The upper end of a bucket, in milliseconds. */
  public static double millis(int bucket) {
    return Math.pow(GROWTH, bucket);
  }
}
