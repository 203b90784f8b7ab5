package org.careline.analytics.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happened in the last hours.
 *
 * @param totals counts over the window; {@code openCases} is as of now
 * @param series a point per hour, oldest first, hours without events included
 */
record Dashboard(
    Instant generatedAt,
    int hours,
    Map<String, Long> totals,
    Latencies latency,
    Map<String, Long> bySource,
    Map<String, Long> byLevel,
    Map<String, Long> byLanguage,
    Map<String, Long> byCategory,
    List<Point> series,
    Bus bus) {

  /** Percentiles, accurate to a fifth; absent before the first value. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Latencies(
      Long replyP50Millis, Long replyP95Millis, Long acceptP50Seconds, Long acceptP95Seconds) {}

  record Point(Instant at, long messages, long flagged, long cases) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Bus(Instant lastEventAt, long events) {}
}
