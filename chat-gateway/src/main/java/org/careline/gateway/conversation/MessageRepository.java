package org.careline.gateway.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Table {@code message}. */
@ApplicationScoped
public class MessageRepository {

  private static final String SELECT = "select * from message where conversation_id = :conv ";

  private final PhiCipher cipher;

  MessageRepository(PhiCipher cipher) {
    this.cipher = cipher;
  }

  public void insert(Handle handle, Owner owner, Message message) {
    handle
        .createUpdate(
            """
            insert into message (id, tenant_id, conversation_id, seq, role, text, created_at,
              client_message_id, reply_to, source, citations, actions, level, author, reply_state)
            values (:id, :tenant, :conv, :seq, :role, :text, :at, cast(:client as uuid),
              cast(:replyTo as uuid), :source,
              :citations, :actions, :level, :author, :state)
            """)
        .bind("id", message.id().value())
        .bind("tenant", owner.tenant().value())
        .bind("conv", message.conversationId().value())
        .bind("seq", message.seq())
        .bind("role", message.role().name())
        .bind("text", seal(owner, message.text()))
        .bind("at", message.createdAt().atOffset(ZoneOffset.UTC))
        .bind("client", message.clientMessageId().orElse(null))
        .bind("replyTo", message.replyTo().map(MessageId::value).orElse(null))
        .bind("source", message.source().map(Enum::name).orElse(null))
        .bind("citations", seal(owner, Attachments.write(message.citations())))
        .bind("actions", seal(owner, Attachments.write(message.actions())))
        .bind("level", message.level().name())
        .bind("author", message.author().orElse(null))
        .bind("state", message.reply().name())
        .execute();
  }

  public Optional<Message> byClientId(
      Handle handle, Owner owner, ConversationId conversation, UUID clientMessageId) {
    return one(
        owner,
        select(handle, conversation, "and client_message_id = :client")
            .bind("client", clientMessageId));
  }

  public Optional<Message> find(
      Handle handle, Owner owner, ConversationId conversation, MessageId id) {
    return one(owner, select(handle, conversation, "and id = :id").bind("id", id.value()));
  }

  public Optional<Message> answerTo(
      Handle handle, Owner owner, ConversationId conversation, MessageId message) {
    return one(
        owner,
        select(handle, conversation, "and reply_to = :id and role = 'ASSISTANT'")
            .bind("id", message.value()));
  }

  /** The newest messages, oldest of them first. */
  public List<Message> newest(Handle handle, Owner owner, ConversationId conversation, int count) {
    return list(
            owner,
            select(handle, conversation, "order by seq desc limit :count").bind("count", count))
        .reversed();
  }

  public List<Message> after(
      Handle handle, Owner owner, ConversationId conversation, long seq, int limit) {
    return list(
        owner,
        select(handle, conversation, "and seq > :seq order by seq limit :limit")
            .bind("seq", seq)
            .bind("limit", limit));
  }

  /** The patient's messages whose answer is still being written; none older than the age. */
  public List<Message> pending(
      Handle handle, Owner owner, ConversationId conversation, Duration age) {
    return list(
        owner,
        select(
                handle,
                conversation,
                "and reply_state = 'PENDING' and created_at > now() - make_interval(secs => :secs)"
                    + " order by seq")
            .bind("secs", age.toSeconds()));
  }

  /** The patient's messages from this place on that got no answer. */
  public List<Message> failed(Handle handle, Owner owner, ConversationId conversation, long seq) {
    return list(
        owner,
        select(handle, conversation, "and reply_state = 'FAILED' and seq >= :seq order by seq")
            .bind("seq", seq));
  }

  /** What these patients were told since, by the assistant or by staff, oldest first. */
  public Map<UserId, List<Message>> toPatientsSince(
      Handle handle, TenantId tenant, List<UserId> patients, Instant since) {
    Map<UserId, List<Message>> byPatient = new HashMap<>();
    handle
        .createQuery(
            "select m.*, c.patient_id from message m join conversation c on c.id = m.conversation_id"
                + " where c.patient_id in (<patients>) and m.role <> 'PATIENT'"
                + " and m.created_at > :since order by m.conversation_id, m.seq")
        .bindList("patients", patients.stream().map(UserId::value).toList())
        .bind("since", since.atOffset(ZoneOffset.UTC))
        .map(
            (row, _) -> {
              UserId patient = new UserId(row.getObject("patient_id", UUID.class));
              return Map.entry(patient, read(new Owner(tenant, patient), row));
            })
        .forEach(
            entry ->
                byPatient
                    .computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                    .add(entry.getValue()));
    return byPatient;
  }

  public void settle(Handle handle, MessageId id, ReplyState state, Optional<String> code) {
    handle
        .createUpdate("update message set reply_state = :state, reply_code = :code where id = :id")
        .bind("state", state.name())
        .bind("code", code.orElse(null))
        .bind("id", id.value())
        .execute();
  }

  void rate(Handle handle, Owner owner, MessageId id, Rating rating, PhiText comment) {
    handle
        .createUpdate("update message set rating = :rating, comment = :comment where id = :id")
        .bind("rating", rating.name())
        .bind("comment", seal(owner, comment))
        .bind("id", id.value())
        .execute();
  }

  private static Query select(Handle handle, ConversationId conversation, String rest) {
    return handle.createQuery(SELECT + rest).bind("conv", conversation.value());
  }

  private Optional<Message> one(Owner owner, Query query) {
    return query.map((row, _) -> read(owner, row)).findOne();
  }

  private List<Message> list(Owner owner, Query query) {
    return query.map((row, _) -> read(owner, row)).list();
  }

  private Message read(Owner owner, ResultSet row) throws SQLException {
    return new Message(
        new MessageId(row.getObject("id", UUID.class)),
        new ConversationId(row.getObject("conversation_id", UUID.class)),
        row.getLong("seq"),
        Speaker.valueOf(row.getString("role")),
        open(owner, row.getString("text")),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("client_message_id", UUID.class)),
        Optional.ofNullable(row.getObject("reply_to", UUID.class)).map(MessageId::new),
        Optional.ofNullable(row.getString("source")).map(ReplySource::valueOf),
        Attachments.citations(open(owner, row.getString("citations"))),
        RiskLevel.valueOf(row.getString("level")),
        Optional.ofNullable(row.getString("author")),
        Attachments.actions(open(owner, row.getString("actions"))),
        Optional.ofNullable(row.getString("rating")).map(Rating::valueOf),
        ReplyState.valueOf(row.getString("reply_state")),
        Optional.ofNullable(row.getString("reply_code")));
  }

  /** What is empty is stored as null: there is nothing to hide. */
  private String seal(Owner owner, PhiText text) {
    return text.isEmpty() ? null : cipher.seal(owner.tenant(), owner.patient(), text);
  }

  private PhiText open(Owner owner, String sealed) {
    return sealed == null ? PhiText.empty() : cipher.open(owner.tenant(), owner.patient(), sealed);
  }
}
