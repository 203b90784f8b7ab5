package org.careline.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jdbi.v3.core.Handle;

/** Stores token families. */
@ApplicationScoped
class SessionRepository {

  private final Database database;

  SessionRepository(Database database) {
    this.database = database;
  }

  void insert(Handle handle, TenantId tenant, TokenFamily family) {
    handle.execute(
        "insert into session_family (tenant_id, id, user_id, generation, rotated_at, created_at,"
            + " expires_at) values (?, ?, ?, ?, ?, ?, ?)",
        tenant.value(),
        family.id(),
        family.user().value(),
        family.generation(),
        family.rotatedAt(),
        family.rotatedAt(),
        family.expiresAt());
  }

  /** Locked, so that two tabs that refresh at once do not fork the family. */
  Optional<TokenFamily> lock(Handle handle, UUID id) {
    return handle
        .createQuery("select * from session_family where id = :id for update")
        .bind("id", id)
        .map(
            (rs, context) ->
                new TokenFamily(
                    rs.getObject("id", UUID.class),
                    new UserId(rs.getObject("user_id", UUID.class)),
                    rs.getLong("generation"),
                    rs.getObject("rotated_at", OffsetDateTime.class).toInstant(),
                    rs.getObject("expires_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(rs.getObject("revoked_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)))
        .findOne();
  }

  void rotate(Handle handle, TokenFamily family) {
    handle.execute(
        "update session_family set generation = ?, rotated_at = ?, expires_at = ? where id = ?",
        family.generation(),
        family.rotatedAt(),
        family.expiresAt(),
        family.id());
  }

  /** False when it was revoked before or is unknown. */
  boolean revoke(Handle handle, UUID id, String reason) {
    return handle.execute(
            "update session_family set revoked_at = now(), revoked_because = ?"
                + " where id = ? and revoked_at is null",
            reason,
            id)
        == 1;
  }

  /** Families that ended so long ago that nobody asks for them any more, of every tenant. */
  int forget(Duration afterTheEnd) {
    return database.acrossTenants(
        handle ->
            handle.execute(
                "delete from session_family where expires_at < now() - make_interval(secs => ?)",
                afterTheEnd.toSeconds()));
  }

  boolean isLive(Handle handle, UUID id) {
    return handle
        .createQuery(
            "select exists(select 1 from session_family where id = :id and revoked_at is null)")
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }
}
