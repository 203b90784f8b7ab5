package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import org.careline.analytics.rollup.Rollup.CaseChange;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.event.Event;
import org.jdbi.v3.core.Handle;

/**
 * Adds an event's figures, once per event. Rows are touched in one order, so adds never deadlock.
 */
@ApplicationScoped
class RollupRepository {

  private final Database database;

  RollupRepository(Database database) {
    this.database = database;
  }

  void add(String consumer, Event<?> event, Rollup rollup) {
    database.once(
        consumer,
        event,
        handle -> {
          String tenant = event.tenant().value();
          counts(handle, tenant, rollup);
          latencies(handle, tenant, rollup);
          presences(handle, tenant, rollup);
          rollup.caseChange().ifPresent(change -> caseChange(handle, tenant, change));
          progress(handle, tenant, event.time());
        });
  }

  private static void counts(Handle handle, String tenant, Rollup rollup) {
    rollup.counts().stream()
        .sorted(Comparator.comparing(Rollup.Count::metric).thenComparing(Rollup.Count::dimension))
        .forEach(
            count ->
                handle.execute(
                    "insert into hourly_count as h values (?, ?, ?, ?, 1)"
                        + " on conflict (tenant_id, hour, metric, dimension)"
                        + " do update set count = h.count + 1",
                    tenant,
                    rollup.hour(),
                    count.metric(),
                    count.dimension()));
  }

  private static void latencies(Handle handle, String tenant, Rollup rollup) {
    rollup
        .latencies()
        .forEach(
            latency ->
                handle.execute(
                    "insert into hourly_latency as h values (?, ?, ?, ?, 1)"
                        + " on conflict (tenant_id, hour, metric, bucket)"
                        + " do update set count = h.count + 1",
                    tenant,
                    rollup.hour(),
                    latency.metric(),
                    latency.bucket()));
  }

  private static void presences(Handle handle, String tenant, Rollup rollup) {
    rollup
        .presences()
        .forEach(
            presence ->
                handle.execute(
                    "insert into hourly_presence values (?, ?, ?, ?) on conflict do nothing",
                    tenant,
                    rollup.hour(),
                    presence.kind(),
                    presence.id()));
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

  private static void progress(Handle handle, String tenant, Instant time) {
    handle.execute(
        "insert into bus_progress as p values (?, 1, ?) on conflict (tenant_id) do update set"
            + " events = p.events + 1, last_event_at = greatest(p.last_event_at, excluded.last_event_at)",
        tenant,
        time);
  }
}
