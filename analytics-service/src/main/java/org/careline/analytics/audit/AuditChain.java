package org.careline.analytics.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;

/** Appends to and reads a tenant's chain. The head row's lock lets one append through at a time. */
@ApplicationScoped
class AuditChain {

  private final Database database;

  AuditChain(Database database) {
    this.database = database;
  }

  void append(String consumer, Event<?> event, AuditRecorded entry) {
    database.once(
        consumer,
        event,
        handle -> {
          String tenant = event.tenant().value();
          Head head = lockHead(handle, tenant);
          long seq = head.seq() + 1;
          byte[] hash = AuditHash.of(head.hash(), seq, entry);
          insert(handle, tenant, seq, event, entry, head.hash(), hash);
          handle.execute(
              "update audit_head set seq = ?, hash = ? where tenant_id = ?", seq, hash, tenant);
        });
  }

  List<AuditEntry> newest(TenantId tenant, long before, int limit) {
    return database.inTenant(
        tenant,
        handle ->
            handle
                .createQuery(
                    "select * from audit_entry where seq < :before order by seq desc limit :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(
                    (rs, context) ->
                        AuditEntry.from(rs.getLong("seq"), recorded(rs), rs.getBytes("hash")))
                .list());
  }

  /** Recomputes the whole chain and names the first row that does not fit. */
  Verification verify(TenantId tenant) {
    return database.inTenant(
        tenant,
        handle -> {
          Head head = readHead(handle, tenant.value());
          try (var rows =
              handle
                  .createQuery("select * from audit_entry order by seq")
                  .setFetchSize(500)
                  .map(
                      (rs, context) ->
                          new Link(rs.getLong("seq"), recorded(rs), rs.getBytes("hash")))
                  .stream()) {
            return Verification.of(rows.iterator(), head.seq(), head.hash());
          }
        });
  }

  private static Head lockHead(Handle handle, String tenant) {
    handle.execute(
        "insert into audit_head values (?, 0, ?) on conflict do nothing",
        tenant,
        AuditHash.GENESIS);
    return head(handle, tenant, " for update");
  }

  private static Head readHead(Handle handle, String tenant) {
    return handle.createQuery("select exists(select 1 from audit_head)").mapTo(Boolean.class).one()
        ? head(handle, tenant, "")
        : new Head(0, AuditHash.GENESIS);
  }

  private static Head head(Handle handle, String tenant, String lock) {
    return handle
        .createQuery("select seq, hash from audit_head where tenant_id = :tenant" + lock)
        .bind("tenant", tenant)
        .map((rs, context) -> new Head(rs.getLong("seq"), rs.getBytes("hash")))
        .one();
  }

  private static void insert(
      Handle handle,
      String tenant,
      long seq,
      Event<?> event,
      AuditRecorded entry,
      byte[] previous,
      byte[] hash) {
    handle.execute(
        "insert into audit_entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        tenant,
        seq,
        event.id(),
        AuditHash.micros(entry.at()),
        entry.actor(),
        entry.actorRole(),
        entry.action(),
        entry.subject(),
        entry.outcome(),
        entry.service(),
        previous,
        hash);
  }

  private static AuditRecorded recorded(ResultSet rs) throws SQLException {
    return new AuditRecorded(
        rs.getString("actor"),
        rs.getString("actor_role"),
        rs.getString("action"),
        rs.getString("subject"),
        rs.getString("outcome"),
        rs.getString("service"),
        rs.getObject("at", OffsetDateTime.class).toInstant());
  }

  private record Head(long seq, byte[] hash) {}

  /** A stored row. */
  record Link(long seq, AuditRecorded entry, byte[] hash) {}

  /** What a check of the chain found. */
  record Verification(boolean valid, long rows, OptionalLong firstBadSeq) {

    static Verification of(java.util.Iterator<Link> links, long headSeq, byte[] headHash) {
      byte[] previous = AuditHash.GENESIS;
      long rows = 0;
      while (links.hasNext()) {
        Link link = links.next();
        byte[] expected = AuditHash.of(previous, rows + 1, link.entry());
        if (link.seq() != rows + 1 || !Arrays.equals(expected, link.hash())) {
          return new Verification(false, rows, OptionalLong.of(rows + 1));
        }
        previous = link.hash();
        rows++;
      }
      boolean whole = rows == headSeq && Arrays.equals(previous, headHash);
      return new Verification(
          whole, rows, whole ? OptionalLong.empty() : OptionalLong.of(rows + 1));
    }
  }
}
