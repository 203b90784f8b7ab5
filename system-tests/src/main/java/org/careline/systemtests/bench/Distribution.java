package org.careline.systemtests.bench;

import java.util.List;
import java.util.Locale;

/** Latencies in milliseconds. */
record Distribution(List<Double> sorted) {

  static Distribution of(List<Double> millis) {
    return new Distribution(millis.stream().sorted().toList());
  }

  double at(double share) {
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.get(Math.clamp(index, 0, sorted.size() - 1));
  }

  String line(String name) {
    return String.format(
        Locale.ROOT,
        "%-44s n=%-5d p50 %8.1f ms   p95 %8.1f ms   p99 %8.1f ms   max %8.1f ms",
        name,
        sorted.size(),
        at(0.5),
        at(0.95),
        at(0.99),
        at(1));
  }
}
