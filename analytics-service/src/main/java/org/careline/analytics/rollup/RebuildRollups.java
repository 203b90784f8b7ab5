package org.careline.analytics.rollup;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.bus.RecordHeaders;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.jdbi.v3.core.Handle;

/**
 * Counts a tenant's figures again from the bus, in one transaction: until it is done the dashboard
 * shows the old ones, and what arrives meanwhile waits. Hours of which the bus has forgotten
 * something keep the figures they have.
 */
@ApplicationScoped
class RebuildRollups {

  private final Database database;
  private final BusHistory bus;
  private final EventCodec codec;
  private final List<EventCounter<?>> counters;

  RebuildRollups(
      Database database, BusHistory bus, EventCodec codec, @All List<EventCounter<?>> counters) {
    this.database = database;
    this.bus = bus;
    this.codec = codec;
    this.counters = counters;
  }

  /**
   * What was counted.
   *
   * @param skipped events no counter understands; they are dead letters too
   * @param from the first hour counted again; the beginning of time for all
   */
  record Result(long events, long skipped, Instant from) {}

  /**
   * @throws Problem CONFLICT while another rebuild of the tenant runs, or where the bus has lost
   *     events that were counted
   */
  Result rebuild(TenantId tenant) {
    return database.inTenant(
        tenant,
        handle -> {
          if (!RollupLock.take(handle, tenant)) {
            throw Problem.of(ProblemCode.CONFLICT, "The figures are being rebuilt already");
          }
          try (var reading = bus.open(counters.stream().map(c -> c.topic().name()).toList())) {
            var run = new Run(handle, tenant, reading.heldFrom());
            long known = run.known();
            run.wipe();
            reading.forEachBatch(run::count);
            run.mustHaveFound(known);
            return new Result(run.events, run.skipped, run.from);
          }
        });
  }

  /** One rebuild within its transaction. */
  private final class Run {

    private final Handle handle;
    private final TenantId tenant;
    private final Instant from;
    private final Map<String, EventCounter<?>> byTopic = new HashMap<>();
    private long events;
    private long skipped;

    Run(Handle handle, TenantId tenant, Instant from) {
      this.handle = handle;
      this.tenant = tenant;
      this.from = from;
      counters.forEach(counter -> byTopic.put(counter.topic().name(), counter));
    }

    /** Events counted so far, where all of them are to be counted again. */
    long known() {
      return from.equals(Instant.EPOCH)
          ? handle
              .createQuery("select coalesce(max(events), 0) from bus_progress")
              .mapTo(Long.class)
              .one()
          : 0;
    }

    /** After a restore the bus is a new one, and figures from before it must not be lost. */
    void mustHaveFound(long known) {
      if (events < known) {
        throw Problem.of(
            ProblemCode.CONFLICT, "The bus holds fewer events than were counted: figures kept");
      }
    }

    void wipe() {
      handle.execute("delete from hourly_count where hour >= ?", from);
      handle.execute("delete from hourly_latency where hour >= ?", from);
      handle.execute("delete from hourly_presence where hour >= ?", from);
      handle.execute("delete from open_case where opened_at >= ?", from);
      handle.execute("update open_case set closed_at = null where closed_at >= ?", from);
      if (from.equals(Instant.EPOCH)) {
        handle.execute("delete from bus_progress");
      }
      handle
          .createUpdate("delete from processed_event where consumer in (<counters>)")
          .bindList("counters", counters.stream().map(EventCounter::name).toList())
          .execute();
    }

    void count(List<ConsumerRecord<String, byte[]>> batch) {
      List<Counted> counted = new ArrayList<>();
      batch.forEach(record -> read(record).ifPresent(counted::add));
      Set<String> fresh = mark(counted);
      var sum = new RollupSum();
      for (Counted one : counted) {
        if (fresh.remove(one.mark())) {
          events++;
          if (!one.rollup().hour().isBefore(from)) {
            sum.add(one.event(), one.rollup());
          }
        }
      }
      if (from.equals(Instant.EPOCH)) {
        sum.store(handle, tenant);
      } else {
        sum.storeFigures(handle, tenant);
      }
    }

    private Optional<Counted> read(ConsumerRecord<String, byte[]> record) {
      Map<String, String> headers = RecordHeaders.of(record);
      if (!tenant.value().equals(headers.get("ce_tenantid"))) {
        return Optional.empty();
      }
      try {
        return counted(byTopic.get(record.topic()), headers, record.value());
      } catch (RuntimeException poison) {
        // The counter could not handle it either when it came: it is among the dead letters.
        skipped++;
        return Optional.empty();
      }
    }

    private <E> Optional<Counted> counted(
        EventCounter<E> counter, Map<String, String> headers, byte[] value) {
      return codec
          .decodeSealed(counter.topic(), headers, value)
          .map(event -> new Counted(counter.name(), event, counter.rollup(event)));
    }

    private Set<String> mark(List<Counted> counted) {
      return new HashSet<>(
          handle
              .createQuery(
                  "insert into processed_event (consumer, event_id, tenant_id)"
                      + " select c, e::uuid, :tenant from unnest(:consumers, :events) as m (c, e)"
                      + " on conflict do nothing returning consumer || ' ' || event_id")
              .bind("tenant", tenant.value())
              .bindBySqlType(
                  "consumers", texts(counted.stream().map(Counted::counter)), Types.ARRAY)
              .bindBySqlType(
                  "events",
                  texts(counted.stream().map(one -> one.event().id().toString())),
                  Types.ARRAY)
              .mapTo(String.class)
              .list());
    }

    private java.sql.Array texts(java.util.stream.Stream<String> values) {
      try {
        return handle.getConnection().createArrayOf("text", values.toArray());
      } catch (SQLException e) {
        throw new IllegalStateException("Postgres has text arrays", e);
      }
    }
  }

  private record Counted(String counter, Event<?> event, Rollup rollup) {
    String mark() {
      return counter + ' ' + event.id();
    }
  }
}
