package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.careline.analytics.rollup.RebuildStatus.State;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.chassis.problem.Redacted;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

/** Rebuilds under way and done, one per tenant at a time. */
@ApplicationScoped
class Rebuilds {

  private static final Logger LOG = Logger.getLogger(Rebuilds.class);

  /** One that took the lock by then holds it until it ends. */
  private static final Duration START = Duration.ofSeconds(15);

  private final Database database;
  private final RebuildRollups rollups;
  private final Audit audit;

  Rebuilds(Database database, RebuildRollups rollups, Audit audit) {
    this.database = database;
    this.rollups = rollups;
    this.audit = audit;
  }

  /**
   * @throws Problem CONFLICT while one runs
   */
  RebuildStatus start(Caller caller) {
    TenantId tenant = caller.tenant();
    UUID id = UUID.randomUUID();
    RebuildStatus status =
        database.inTenant(
            tenant,
            handle -> {
              if (latest(handle, tenant).filter(run -> run.state() == State.RUNNING).isPresent()) {
                throw Problem.of(ProblemCode.CONFLICT, "The figures are being rebuilt already");
              }
              begin(handle, tenant, id, caller.userId().toString());
              audit.record(handle, caller, "analytics.rebuild", "tenant:" + tenant);
              return latest(handle, tenant).orElseThrow();
            });
    Thread.ofVirtual().name("rebuild").start(() -> run(tenant, id));
    return status;
  }

  Optional<RebuildStatus> latest(TenantId tenant) {
    return database.inTenant(tenant, handle -> latest(handle, tenant));
  }

  private void run(TenantId tenant, UUID id) {
    try {
      var result = rollups.rebuild(tenant);
      database.doInTenant(
          tenant,
          handle ->
              handle.execute(
                  "update rollup_rebuild set state = 'DONE', finished_at = now(), events = ?,"
                      + " skipped = ?, counted_from = ? where id = ?",
                  result.events(),
                  result.skipped(),
                  result.from().equals(Instant.EPOCH) ? null : result.from(),
                  id));
    } catch (RuntimeException e) {
      // The edge of a thread: the failure is put on record, the old figures stand.
      LOG.error("rebuild failed", Redacted.of(e));
      database.doInTenant(
          tenant,
          handle ->
              handle.execute(
                  "update rollup_rebuild set state = 'FAILED', finished_at = now() where id = ?",
                  id));
    }
  }

  private static void begin(Handle handle, TenantId tenant, UUID id, String by) {
    handle.execute(
        "insert into rollup_rebuild (tenant_id, id, state, requested_by, started_at)"
            + " values (?, ?, 'RUNNING', ?, now()) on conflict (tenant_id) do update set"
            + " id = excluded.id, state = 'RUNNING', requested_by = excluded.requested_by,"
            + " started_at = excluded.started_at, finished_at = null, events = 0, skipped = 0,"
            + " counted_from = null",
        tenant.value(),
        id,
        by);
  }

  private static Optional<RebuildStatus> latest(Handle handle, TenantId tenant) {
    return handle
        .createQuery("select * from rollup_rebuild for update")
        .map((row, _) -> status(row))
        .findOne()
        .map(status -> isAbandoned(handle, tenant, status) ? failed(status) : status);
  }

  /** Its process died: nobody holds the lock, and the old figures stand. */
  private static boolean isAbandoned(Handle handle, TenantId tenant, RebuildStatus status) {
    return status.state() == State.RUNNING
        && status.startedAt().plus(START).isBefore(Instant.now())
        && RollupLock.share(handle, tenant);
  }

  private static RebuildStatus failed(RebuildStatus status) {
    return new RebuildStatus(
        status.id(), State.FAILED, status.startedAt(), status.finishedAt(), 0, 0, Optional.empty());
  }

  private static RebuildStatus status(ResultSet row) throws SQLException {
    return new RebuildStatus(
        row.getObject("id", UUID.class),
        State.valueOf(row.getString("state")),
        at(row, "started_at").orElseThrow(),
        at(row, "finished_at"),
        row.getLong("events"),
        row.getLong("skipped"),
        at(row, "counted_from"));
  }

  private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
