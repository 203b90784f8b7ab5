package org.careline.analytics.dashboard;

import java.util.SortedMap;
import org.careline.analytics.rollup.LatencyBucket;

/** Percentiles of a bucketed distribution. */
final class Percentile {

  private Percentile() {}

  /** The upper end, in milliseconds, of the bucket that holds the share; null without values. */
  static Long millis(SortedMap<Integer, Long> buckets, double share) {
    long total = buckets.values().stream().mapToLong(Long::longValue).sum();
    long needed = (long) Math.ceil(total * share);
    long seen = 0;
    for (var bucket : buckets.entrySet()) {
      seen += bucket.getValue();
      if (seen >= needed) {
        return Math.round(LatencyBucket.millis(bucket.getKey()));
      }
    }
    return null;
  }
}
