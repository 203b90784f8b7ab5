package org.careline.gateway.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;

/** Table {@code conversation}. */
@ApplicationScoped
public class ConversationRepository {

  private static final String SELECT =
      "select id, tenant_id, patient_id, title, created_at, updated_at, archived, last_seq, floor,"
          + " floor_name from conversation ";

  private final PhiCipher cipher;

  ConversationRepository(PhiCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * The conversation that this first message opens, locked. The same message opens the same
   * conversation, however often it is sent.
   */
  public Conversation open(Handle handle, Owner owner, UUID firstMessage, PhiText title) {
    handle
        .createUpdate(
            "insert into conversation (id, tenant_id, patient_id, opened_by, title, created_at,"
                + " updated_at) values (:id, :tenant, :patient, :openedBy, :title, now(), now())"
                + " on conflict (tenant_id, patient_id, opened_by) do nothing")
        .bind("id", ConversationId.next().value())
        .bind("tenant", owner.tenant().value())
        .bind("patient", owner.patient().value())
        .bind("openedBy", firstMessage)
        .bind("title", cipher.seal(owner.tenant(), owner.patient(), title))
        .execute();
    return handle
        .createQuery(SELECT + "where patient_id = :patient and opened_by = :openedBy for update")
        .bind("patient", owner.patient().value())
        .bind("openedBy", firstMessage)
        .map((row, _) -> read(row))
        .one();
  }

  /** The patient's own conversation, locked until the transaction ends. */
  public Optional<Conversation> lock(Handle handle, Owner owner, ConversationId id) {
    return handle
        .createQuery(SELECT + "where id = :id and patient_id = :patient for update")
        .bind("id", id.value())
        .bind("patient", owner.patient().value())
        .map((row, _) -> read(row))
        .findOne();
  }

  /** Whosever it is, locked: for facts from the bus, never for a patient's request. */
  public Optional<Conversation> lock(Handle handle, ConversationId id) {
    return handle
        .createQuery(SELECT + "where id = :id for update")
        .bind("id", id.value())
        .map((row, _) -> read(row))
        .findOne();
  }

  public Optional<Conversation> find(Handle handle, Owner owner, ConversationId id) {
    return handle
        .createQuery(SELECT + "where id = :id and patient_id = :patient")
        .bind("id", id.value())
        .bind("patient", owner.patient().value())
        .map((row, _) -> read(row))
        .findOne();
  }

  /** Newest first. */
  List<Conversation> list(
      Handle handle, Owner owner, boolean archived, int limit, Optional<Instant> before) {
    return handle
        .createQuery(
            SELECT
                + "where patient_id = :patient and archived = :archived and last_seq > 0"
                + " and updated_at < :before order by updated_at desc limit :limit")
        .bind("patient", owner.patient().value())
        .bind("archived", archived)
        .bind("before", at(before.orElse(Instant.parse("9999-01-01T00:00:00Z"))))
        .bind("limit", limit)
        .map((row, _) -> read(row))
        .list();
  }

  /** Allots the next place in a locked conversation. */
  public long nextSeq(Handle handle, ConversationId id) {
    return handle
        .createQuery(
            "update conversation set last_seq = last_seq + 1, updated_at = clock_timestamp(),"
                + " archived = false where id = :id returning last_seq")
        .bind("id", id.value())
        .mapTo(Long.class)
        .one();
  }

  void change(Handle handle, Conversation current, PhiText title, boolean archived) {
    Owner owner = current.owner();
    handle
        .createUpdate("update conversation set title = :title, archived = :archived where id = :id")
        .bind("title", cipher.seal(owner.tenant(), owner.patient(), title))
        .bind("archived", archived)
        .bind("id", current.id().value())
        .execute();
  }

  public void giveFloor(Handle handle, ConversationId id, Floor floor, Optional<String> name) {
    handle
        .createUpdate("update conversation set floor = :floor, floor_name = :name where id = :id")
        .bind("floor", floor.name())
        .bind("name", name.orElse(null))
        .bind("id", id.value())
        .execute();
  }

  /**
   * Moves the read mark forward, never back and never past the end.
   *
   * @return whether the conversation is the patient's
   */
  public boolean markRead(Handle handle, Owner owner, ConversationId id, long seq) {
    return handle
            .createUpdate(
                "update conversation set read_seq = greatest(read_seq, least(:seq, last_seq))"
                    + " where id = :id and patient_id = :patient")
            .bind("seq", seq)
            .bind("id", id.value())
            .bind("patient", owner.patient().value())
            .execute()
        == 1;
  }

  void delete(Handle handle, ConversationId id) {
    handle.createUpdate("delete from conversation where id = :id").bind("id", id.value()).execute();
  }

  private Conversation read(ResultSet row) throws SQLException {
    UserId patient = new UserId(row.getObject("patient_id", UUID.class));
    TenantId tenant = new TenantId(row.getString("tenant_id"));
    return new Conversation(
        new ConversationId(row.getObject("id", UUID.class)),
        new Owner(tenant, patient),
        cipher.open(tenant, patient, row.getString("title")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant(),
        row.getBoolean("archived"),
        row.getLong("last_seq"),
        Floor.valueOf(row.getString("floor")),
        Optional.ofNullable(row.getString("floor_name")));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
