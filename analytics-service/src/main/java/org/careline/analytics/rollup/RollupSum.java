package org.careline.analytics.rollup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.careline.analytics.rollup.Rollup.CaseChange;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;

/** Figures of one event or of many, stored together. Rows are touched in one order: no deadlock. */
final class RollupSum {

  private record Count(Instant hour, String metric, String dimension) {}

  private record Latency(Instant hour, String metric, int bucket) {}

  private record Presence(Instant hour, String kind, UUID id) {}

  private final Map<Count, Long> counts =
      new TreeMap<>(
          Comparator.comparing(Count::hour)
              .thenComparing(Count::metric)
              .thenComparing(Count::dimension));
  private final Map<Latency, Long> latencies =
      new TreeMap<>(
          Comparator.comparing(Latency::hour)
              .thenComparing(Latency::metric)
              .thenComparingInt(Latency::bucket));
  private final Set<Presence> presences = new HashSet<>();
  private final List<CaseChange> cases = new ArrayList<>();
  private long events;
  private Instant last = Instant.EPOCH;

  void add(Event<?> event, Rollup rollup) {
    Instant hour = rollup.hour();
    rollup
        .counts()
        .forEach(c -> counts.merge(new Count(hour, c.metric(), c.dimension()), 1L, Long::sum));
    rollup
        .latencies()
        .forEach(l -> latencies.merge(new Latency(hour, l.metric(), l.bucket()), 1L, Long::sum));
    rollup.presences().forEach(p -> presences.add(new Presence(hour, p.kind(), p.id())));
    rollup.caseChange().ifPresent(cases::add);
    events++;
    last = event.time().isAfter(last) ? event.time() : last;
  }

  void store(Handle handle, TenantId owner) {
    storeFigures(handle, owner);
    progress(handle, owner.value());
  }

  /** Without the count of all events ever. */
  void storeFigures(Handle handle, TenantId owner) {
    String tenant = owner.value();
    counts.forEach(
        (count, number) ->
            handle.execute(
                "insert into hourly_count as h values (?, ?, ?, ?, ?)"
                    + " on conflict (tenant_id, hour, metric, dimension)"
                    + " do update set count = h.count + excluded.count",
                tenant,
                count.hour(),
                count.metric(),
                count.dimension(),
                number));
    latencies.forEach(
        (latency, number) ->
            handle.execute(
                "insert into hourly_latency as h values (?, ?, ?, ?, ?)"
                    + " on conflict (tenant_id, hour, metric, bucket)"
                    + " do update set count = h.count + excluded.count",
                tenant,
                latency.hour(),
                latency.metric(),
                latency.bucket(),
                number));
    presences.forEach(
        presence ->
            handle.execute(
                "insert into hourly_presence values (?, ?, ?, ?) on conflict do nothing",
                tenant,
                presence.hour(),
                presence.kind(),
                presence.id()));
    cases.forEach(change -> caseChange(handle, tenant, change));
  }

  private static void caseChange(Handle handle, String tenant, CaseChange change) {
    handle.execute(
        "insert into open_case as c (tenant_id, case_id, opened_at, closed_at) values (?, ?, ?, ?)"
            + " on conflict (tenant_id, case_id) do update set closed_at ="
            + " coalesce(excluded.closed_at, c.closed_at)",
        tenant,
        change.id(),
        change.at(),
        change.closed() ? change.at() : null);
  }

  private void progress(Handle handle, String tenant) {
    if (events > 0) {
      handle.execute(
          "insert into bus_progress as p values (?, ?, ?) on conflict (tenant_id) do update set"
              + " events = p.events + excluded.events,"
              + " last_event_at = greatest(p.last_event_at, excluded.last_event_at)",
          tenant,
          events,
          last);
    }
  }
}
