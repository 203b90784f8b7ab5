package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;

/** Which thread is which case's, which posts were dealt with, and up to where was read. */
@ApplicationScoped
class ThreadRepository {

  /** A case's thread. */
  record CaseThread(CaseId caseId, String channel, String root) {}

  void insert(Handle handle, TenantId tenant, CaseThread thread) {
    handle
        .createUpdate(
            "insert into mattermost_thread (tenant_id, case_id, channel_id, root_id)"
                + " values (:tenant, :case, :channel, :root) on conflict do nothing")
        .bind("tenant", tenant.value())
        .bind("case", thread.caseId().value())
        .bind("channel", thread.channel())
        .bind("root", thread.root())
        .execute();
  }

  Optional<CaseThread> ofCase(Handle handle, TenantId tenant, CaseId id) {
    return find(handle, tenant, "case_id", id.value());
  }

  Optional<CaseThread> ofRoot(Handle handle, TenantId tenant, String root) {
    return find(handle, tenant, "root_id", root);
  }

  /**
   * Marks a post as dealt with.
   *
   * @return false when it was
   */
  boolean see(Handle handle, TenantId tenant, String post) {
    return handle.execute(
            "insert into mattermost_seen (tenant_id, post_id) values (?, ?)"
                + " on conflict do nothing",
            tenant.value(),
            post)
        == 1;
  }

  boolean isSeen(Handle handle, TenantId tenant, String post) {
    return handle
        .createQuery(
            "select exists (select 1 from mattermost_seen where tenant_id = :t and post_id = :p)")
        .bind("t", tenant.value())
        .bind("p", post)
        .mapTo(Boolean.class)
        .one();
  }

  int forgetSeen(Handle handle, Instant before) {
    return handle.execute("delete from mattermost_seen where seen_at < ?", before);
  }

  void readTo(Handle handle, TenantId tenant, String channel, long millis) {
    handle.execute(
        "insert into mattermost_cursor as old (tenant_id, channel_id, read_to) values (?, ?, ?)"
            + " on conflict (tenant_id, channel_id)"
            + " do update set read_to = greatest(old.read_to, excluded.read_to)",
        tenant.value(),
        channel,
        millis);
  }

  OptionalLong readTo(Handle handle, TenantId tenant, String channel) {
    return handle
        .createQuery(
            "select read_to from mattermost_cursor where tenant_id = :t and channel_id = :c")
        .bind("t", tenant.value())
        .bind("c", channel)
        .mapTo(Long.class)
        .findOne()
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** Whether a staff message came from here, so that it is not brought back. */
  boolean isOurs(Handle handle, TenantId tenant, MessageId message) {
    return handle
        .createQuery(
            "select exists (select 1 from staff_message where tenant_id = :t"
                + " and message_id = :m and client_message_id like :prefix)")
        .bind("t", tenant.value())
        .bind("m", message.value())
        .bind("prefix", Relay.CLIENT_ID + "%")
        .mapTo(Boolean.class)
        .one();
  }

  private static Optional<CaseThread> find(
      Handle handle, TenantId tenant, String column, Object value) {
    return handle
        .createQuery(
            "select case_id, channel_id, root_id from mattermost_thread"
                + " where tenant_id = :tenant and "
                + column
                + " = :value")
        .bind("tenant", tenant.value())
        .bind("value", value)
        .map(
            (rs, context) ->
                new CaseThread(
                    new CaseId(rs.getObject("case_id", UUID.class)),
                    rs.getString("channel_id"),
                    rs.getString("root_id")))
        .findOne();
  }
}
