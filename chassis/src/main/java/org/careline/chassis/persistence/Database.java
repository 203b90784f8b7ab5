package org.careline.chassis.persistence;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;

/**
 * Transactions on the service's own schema. Each is bound to one tenant: row-level security hides
 * the rest, even from a query that forgot to ask. A failed unit of work is rolled back whole.
 */
@ApplicationScoped
public class Database {

  private static final String EVERY_TENANT = "*";

  private final Jdbi jdbi;

  Database(DataSource dataSource, @All List<SqlLogger> loggers) {
    this.jdbi = Jdbi.create(dataSource);
    loggers.forEach(jdbi::setSqlLogger);
  }

  /** Runs the work in one transaction that sees this tenant's rows only. */
  public <T> T inTenant(TenantId tenant, Function<Handle, T> work) {
    return transaction(tenant.value(), work);
  }

  /** As {@link #inTenant}, for work without a result. */
  public void doInTenant(TenantId tenant, Consumer<Handle> work) {
    transaction(tenant.value(), run(work));
  }

  /** For the system's own housekeeping: timers, relays, start-up. Never for a caller's request. */
  public <T> T acrossTenants(Function<Handle, T> work) {
    return transaction(EVERY_TENANT, work);
  }

  /** As {@link #acrossTenants}, for work without a result. */
  public void doAcrossTenants(Consumer<Handle> work) {
    transaction(EVERY_TENANT, run(work));
  }

  /**
   * Runs the effect of an event at most once for this consumer, however often it is delivered: the
   * mark and the effect are one transaction.
   *
   * @return whether this call did the work
   */
  public boolean once(String consumer, Event<?> event, Consumer<Handle> effect) {
    return transaction(
        event.tenant().value(),
        handle -> {
          boolean first = markProcessed(handle, consumer, event);
          if (first) {
            effect.accept(handle);
          }
          return first;
        });
  }

  /** Whether this consumer has done the event already; for work too long for one transaction. */
  public boolean isProcessed(String consumer, Event<?> event) {
    return inTenant(
        event.tenant(),
        handle ->
            handle
                .createQuery(
                    "select exists(select 1 from processed_event where consumer = :c and event_id = :e)")
                .bind("c", consumer)
                .bind("e", event.id())
                .mapTo(Boolean.class)
                .one());
  }

  /**
   * For effects that need more of their transaction than {@link #once} gives: marks the event as
   * done by this consumer.
   *
   * @return false where it was done before
   */
  public boolean isFirst(Handle handle, String consumer, Event<?> event) {
    return markProcessed(handle, consumer, event);
  }

  private static boolean markProcessed(Handle handle, String consumer, Event<?> event) {
    return handle
            .createUpdate(
                "insert into processed_event (consumer, event_id, tenant_id) values (:c, :e, :t)"
                    + " on conflict do nothing")
            .bind("c", consumer)
            .bind("e", event.id())
            .bind("t", event.tenant().value())
            .execute()
        == 1;
  }

  private <T> T transaction(String tenant, Function<Handle, T> work) {
    return jdbi.inTransaction(
        handle -> {
          handle
              .createQuery("select set_config('careline.tenant', :tenant, true)")
              .bind("tenant", tenant)
              .mapTo(String.class)
              .one();
          return work.apply(handle);
        });
  }

  private static Function<Handle, Void> run(Consumer<Handle> work) {
    return handle -> {
      work.accept(handle);
      return null;
    };
  }
}
