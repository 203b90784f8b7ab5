package org.careline.analytics.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.careline.analytics.rollup.Metric;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;

/** Reads one tenant's dashboard in one transaction, so that its numbers agree. */
@ApplicationScoped
class DashboardQuery {

  private static final List<Metric> TOTALS =
      List.of(
          Metric.MESSAGES,
          Metric.REPLIES,
          Metric.FAILED_REPLIES,
          Metric.FLAGGED,
          Metric.CASES,
          Metric.RESOLVED_CASES,
          Metric.REVIEWS,
          Metric.CONFIRMED,
          Metric.FALSE_POSITIVES,
          Metric.FEEDBACK_UP,
          Metric.FEEDBACK_DOWN,
          Metric.REGISTRATIONS);

  private final Database database;

  DashboardQuery(Database database) {
    this.database = database;
  }

  Dashboard read(TenantId tenant, int hours, Instant now) {
    Instant from = now.truncatedTo(ChronoUnit.HOURS).minus(hours - 1L, ChronoUnit.HOURS);
    return database.inTenant(
        tenant,
        handle -> {
          List<Row> rows = counts(handle, from);
          return new Dashboard(
              now,
              hours,
              totals(handle, rows, from),
              latencies(handle, from),
              dimension(rows, Metric.REPLY_SOURCE),
              dimension(rows, Metric.LEVEL),
              dimension(rows, Metric.LANGUAGE),
              dimension(rows, Metric.CATEGORY),
              series(rows, from, hours),
              bus(handle));
        });
  }

  private static List<Row> counts(Handle handle, Instant from) {
    return handle
        .createQuery("select hour, metric, dimension, count from hourly_count where hour >= :from")
        .bind("from", from)
        .map(
            (rs, context) ->
                new Row(
                    rs.getObject("hour", OffsetDateTime.class).toInstant(),
                    rs.getString("metric"),
                    rs.getString("dimension"),
                    rs.getLong("count")))
        .list();
  }

  private static Map<String, Long> totals(Handle handle, List<Row> rows, Instant from) {
    Map<String, Long> totals = new LinkedHashMap<>();
    TOTALS.forEach(metric -> totals.put(camelCase(metric), sum(rows, metric)));
    totals.put("conversations", distinct(handle, Metric.CONVERSATION, from));
    totals.put("activePatients", distinct(handle, Metric.PATIENT, from));
    totals.put(
        "openCases",
        handle
            .createQuery("select count(*) from open_case where closed_at is null")
            .mapTo(Long.class)
            .one());
    return totals;
  }

  private static long distinct(Handle handle, Metric kind, Instant from) {
    return handle
        .createQuery(
            "select count(distinct id) from hourly_presence where kind = :kind and hour >= :from")
        .bind("kind", kind.key())
        .bind("from", from)
        .mapTo(Long.class)
        .one();
  }

  private static Dashboard.Latencies latencies(Handle handle, Instant from) {
    var reply = buckets(handle, Metric.REPLY_MILLIS, from);
    var accept = buckets(handle, Metric.ACCEPT_MILLIS, from);
    return new Dashboard.Latencies(
        Percentile.millis(reply, 0.5),
        Percentile.millis(reply, 0.95),
        seconds(Percentile.millis(accept, 0.5)),
        seconds(Percentile.millis(accept, 0.95)));
  }

  private static SortedMap<Integer, Long> buckets(Handle handle, Metric metric, Instant from) {
    SortedMap<Integer, Long> buckets = new TreeMap<>();
    handle
        .createQuery(
            "select bucket, sum(count) as count from hourly_latency"
                + " where metric = :metric and hour >= :from group by bucket")
        .bind("metric", metric.key())
        .bind("from", from)
        .map((rs, context) -> buckets.put(rs.getInt("bucket"), rs.getLong("count")))
        .list();
    return buckets;
  }

  private static Map<String, Long> dimension(List<Row> rows, Metric metric) {
    Map<String, Long> values = new TreeMap<>();
    rows.stream()
        .filter(row -> row.metric().equals(metric.key()))
        .forEach(row -> values.merge(row.dimension(), row.count(), Long::sum));
    return values;
  }

  private static List<Dashboard.Point> series(List<Row> rows, Instant from, int hours) {
    Map<Instant, Map<String, Long>> byHour = new HashMap<>();
    rows.forEach(
        row ->
            byHour
                .computeIfAbsent(row.hour(), hour -> new HashMap<>())
                .merge(row.metric(), row.count(), Long::sum));
    return IntStream.range(0, hours)
        .mapToObj(
            i -> {
              Instant at = from.plus(i, ChronoUnit.HOURS);
              Map<String, Long> hour = byHour.getOrDefault(at, Map.of());
              return new Dashboard.Point(
                  at,
                  hour.getOrDefault(Metric.MESSAGES.key(), 0L),
                  hour.getOrDefault(Metric.FLAGGED.key(), 0L),
                  hour.getOrDefault(Metric.CASES.key(), 0L));
            })
        .toList();
  }

  private static Dashboard.Bus bus(Handle handle) {
    return handle
        .createQuery("select events, last_event_at from bus_progress")
        .map(
            (rs, context) ->
                new Dashboard.Bus(
                    rs.getObject("last_event_at", OffsetDateTime.class).toInstant(),
                    rs.getLong("events")))
        .findOne()
        .orElse(new Dashboard.Bus(null, 0));
  }

  private static long sum(List<Row> rows, Metric metric) {
    return rows.stream()
        .filter(row -> row.metric().equals(metric.key()))
        .mapToLong(Row::count)
        .sum();
  }

  private static Long seconds(Long millis) {
    return millis == null ? null : Math.round(millis / 1000.0);
  }

  private static String camelCase(Metric metric) {
    String[] words = metric.key().split("_");
    var name = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return name.toString();
  }

  private record Row(Instant hour, String metric, String dimension, long count) {}
}
