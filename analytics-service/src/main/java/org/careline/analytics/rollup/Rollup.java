package org.careline.analytics.rollup;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What one event adds to the figures of its hour. */
final class Rollup {

  private final Instant hour;
  private final List<Count> counts = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();
  private final List<Presence> presences = new ArrayList<>();
  private Optional<CaseChange> caseChange = Optional.empty();

  private Rollup(Instant hour) {
    this.hour = hour;
  }

  static Rollup at(Instant time) {
    return new Rollup(time.truncatedTo(ChronoUnit.HOURS));
  }

  /** One more of this metric. */
  Rollup count(Metric metric) {
    return count(metric, "");
  }

  /** One more of this metric, along a dimension such as language or level. */
  Rollup count(Metric metric, String dimension) {
    counts.add(new Count(metric.key(), dimension));
    return this;
  }

  Rollup latency(Metric metric, Duration duration) {
    latencies.add(new Latency(metric.key(), LatencyBucket.of(duration)));
    return this;
  }

  /** This patient or conversation was active; counted once an hour. */
  Rollup present(Metric kind, UUID id) {
    presences.add(new Presence(kind.key(), id));
    return this;
  }

  Rollup caseOpened(UUID id, Instant at) {
    caseChange = Optional.of(new CaseChange(id, at, false));
    return this;
  }

  Rollup caseClosed(UUID id, Instant at) {
    caseChange = Optional.of(new CaseChange(id, at, true));
    return this;
  }

  Instant hour() {
    return hour;
  }

  List<Count> counts() {
    return counts;
  }

  List<Latency> latencies() {
    return latencies;
  }

  List<Presence> presences() {
    return presences;
  }

  Optional<CaseChange> caseChange() {
    return caseChange;
  }

  record Count(String metric, String dimension) {}

  record Latency(String metric, int bucket) {}

  record Presence(String kind, UUID id) {}

  record CaseChange(UUID id, Instant at, boolean closed) {}
}
