package org.careline.escalation.transcript;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.phi.PatientErasedException;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.chat.Turn;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;

/** Stores what was said, sealed with the patient's key. */
@ApplicationScoped
public class TranscriptRepository {

  private static final int LONGEST = 1_000;

  private final PhiCipher cipher;

  TranscriptRepository(PhiCipher cipher) {
    this.cipher = cipher;
  }

  /**
   * Stores the entry, or learns of a stored one what was not known before.
   *
   * @return whether it is new
   */
  public boolean record(Handle handle, TenantId tenant, UserId patient, Entry entry) {
    return handle
        .createQuery(
            "insert into transcript_entry as old (tenant_id, message_id, conversation_id,"
                + " patient_id, seq, speaker, author_phi, text_phi, source, said_at) values (:tenant,"
                + " :message, :conversation, :patient, :seq, :speaker, :author, :text, :source, :at)"
                + " on conflict (tenant_id, message_id) do update set"
                + " seq = coalesce(old.seq, excluded.seq),"
                + " author_phi = coalesce(old.author_phi, excluded.author_phi),"
                + " source = coalesce(old.source, excluded.source) returning xmax = 0")
        .bind("tenant", tenant.value())
        .bind("message", entry.messageId().value())
        .bind("conversation", entry.conversationId().value())
        .bind("patient", patient.value())
        .bind("seq", entry.seq())
        .bind("speaker", entry.speaker().name())
        .bind("author", entry.author().map(name -> cipher.seal(tenant, patient, name)))
        .bind("text", cipher.seal(tenant, patient, entry.text()))
        .bind("source", entry.source().map(ReplySource::name))
        .bind("at", entry.at())
        .mapTo(Boolean.class)
        .one();
  }

  /** Tells stored entries their place in the conversation. */
  public void place(Handle handle, TenantId tenant, List<Turn> turns) {
    List<Turn> answers = turns.stream().filter(t -> t.speaker() != Speaker.PATIENT).toList();
    if (answers.isEmpty()) {
      return;
    }
    var batch =
        handle.prepareBatch(
            "update transcript_entry set seq = :seq"
                + " where tenant_id = :tenant and message_id = :message and seq is null");
    answers.forEach(
        turn ->
            batch
                .bind("seq", turn.seq())
                .bind("tenant", tenant.value())
                .bind("message", turn.messageId().value())
                .add());
    batch.execute();
  }

  /** The whole conversation as far as known, in its order; texts of an erased patient are empty. */
  public List<Entry> of(Handle handle, TenantId tenant, ConversationId conversation) {
    return handle
        .createQuery(
            "select * from transcript_entry where tenant_id = :tenant"
                + " and conversation_id = :conversation order by said_at, seq limit :limit")
        .bind("tenant", tenant.value())
        .bind("conversation", conversation.value())
        .bind("limit", LONGEST)
        .map((rs, context) -> read(tenant, rs))
        .list();
  }

  public Optional<Entry> find(Handle handle, TenantId tenant, MessageId message) {
    return handle
        .createQuery(
            "select * from transcript_entry where tenant_id = :tenant and message_id = :message")
        .bind("tenant", tenant.value())
        .bind("message", message.value())
        .map((rs, context) -> read(tenant, rs))
        .findOne();
  }

  /** The highest place known to staff; empty where nothing is. */
  public Optional<Long> lastPlace(Handle handle, TenantId tenant, ConversationId conversation) {
    return handle
        .createQuery(
            "select max(seq) from transcript_entry where tenant_id = :tenant"
                + " and conversation_id = :conversation having max(seq) is not null")
        .bind("tenant", tenant.value())
        .bind("conversation", conversation.value())
        .mapTo(Long.class)
        .findOne();
  }

  /** The patient's last messages, oldest first. */
  public List<Entry> lastOfPatient(
      Handle handle, TenantId tenant, ConversationId conversation, int count) {
    return handle
        .createQuery(
            "select * from (select * from transcript_entry where tenant_id = :tenant"
                + " and conversation_id = :conversation and speaker = 'PATIENT'"
                + " order by said_at desc limit :count) newest order by said_at")
        .bind("tenant", tenant.value())
        .bind("conversation", conversation.value())
        .bind("count", count)
        .map((rs, context) -> read(tenant, rs))
        .list();
  }

  /** Forgets a conversation unless somebody is being helped in it. */
  public void forget(Handle handle, TenantId tenant, ConversationId conversation) {
    handle
        .createUpdate(
            "delete from transcript_entry where tenant_id = :tenant"
                + " and conversation_id = :conversation and not exists (select 1"
                + " from escalation_case c where c.tenant_id = :tenant"
                + " and c.conversation_id = :conversation and c.state <> 'RESOLVED')")
        .bind("tenant", tenant.value())
        .bind("conversation", conversation.value())
        .execute();
  }

  /** Forgets what was recorded before, in conversations that never needed a human. */
  int forgetWithoutCase(Handle handle, Instant before) {
    return handle
        .createUpdate(
            "delete from transcript_entry t where t.recorded_at < :before"
                + " and not exists (select 1 from escalation_case c"
                + " where c.tenant_id = t.tenant_id and c.conversation_id = t.conversation_id)")
        .bind("before", before)
        .execute();
  }

  private Entry read(TenantId tenant, ResultSet rs) throws SQLException {
    UserId patient = new UserId(rs.getObject("patient_id", UUID.class));
    long seq = rs.getLong("seq");
    Optional<Long> place = rs.wasNull() ? Optional.empty() : Optional.of(seq);
    return new Entry(
        new MessageId(rs.getObject("message_id", UUID.class)),
        new ConversationId(rs.getObject("conversation_id", UUID.class)),
        place,
        Speaker.valueOf(rs.getString("speaker")),
        open(tenant, patient, rs.getString("text_phi")),
        Optional.ofNullable(rs.getString("author_phi")).map(name -> open(tenant, patient, name)),
        Optional.ofNullable(rs.getString("source")).map(ReplySource::valueOf),
        rs.getObject("said_at", OffsetDateTime.class).toInstant());
  }

  private PhiText open(TenantId tenant, UserId patient, String sealed) {
    try {
      return cipher.open(tenant, patient, sealed);
    } catch (PatientErasedException e) {
      return PhiText.empty();
    }
  }
}
