package org.careline.anomaly.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.anomaly.interaction.Interaction.ContextTurn;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;

/** Stores interactions, texts sealed with the patient's key. */
@ApplicationScoped
public class InteractionRepository {

  private static final TypeReference<List<TargetedFinding>> FINDINGS = new TypeReference<>() {};
  private static final TypeReference<List<Stage>> STAGES = new TypeReference<>() {};
  private static final TypeReference<List<ContextTurn>> CONTEXT = new TypeReference<>() {};
  private static final TypeReference<Map<String, Double>> RISKS = new TypeReference<>() {};

  private final PhiCipher cipher;
  private final ObjectMapper json;

  InteractionRepository(PhiCipher cipher, ObjectMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  public void insert(Handle handle, TenantId tenant, Interaction interaction) {
    handle
        .createUpdate(
            "insert into interaction (tenant_id, id, conversation_id, message_id, patient_id,"
                + " language, message_phi, context_phi, created_at) values (:tenant, :id,"
                + " :conversation, :message, :patient, :language, :text, :context, :created)")
        .bind("tenant", tenant.value())
        .bind("id", interaction.id().value())
        .bind("conversation", interaction.conversationId().value())
        .bind("message", interaction.messageId().value())
        .bind("patient", interaction.patient().value())
        .bind("language", interaction.language())
        .bind("text", cipher.seal(tenant, interaction.patient(), interaction.message()))
        .bind(
            "context",
            cipher.seal(tenant, interaction.patient(), PhiText.of(write(interaction.context()))))
        .bind("created", interaction.createdAt())
        .execute();
    update(handle, tenant, interaction);
  }

  /** Writes everything that may change after the log. */
  public void update(Handle handle, TenantId tenant, Interaction interaction) {
    handle
        .createUpdate(
            "update interaction set reply_phi = :reply, reply_source = :source,"
                + " findings = cast(:findings as jsonb), level = :level, severity = :severity,"
                + " score = :score, risks = cast(:risks as jsonb), policy_version = :policy,"
                + " state = :state, stages = cast(:stages as jsonb),"
                + " explanation = cast(:explanation as jsonb),"
                + " closed_at = case when :closed then coalesce(closed_at, now()) end"
                + " where id = :id")
        .bind("id", interaction.id().value())
        .bind("reply", interaction.reply().map(t -> cipher.seal(tenant, interaction.patient(), t)))
        .bind("source", interaction.replySource())
        .bind("findings", write(interaction.findings()))
        .bind("level", interaction.level().name())
        .bind("severity", interaction.level().ordinal())
        .bind("score", interaction.score())
        .bind("risks", write(interaction.risks()))
        .bind("policy", interaction.policyVersion())
        .bind("state", interaction.state().name())
        .bind("stages", write(interaction.stages()))
        .bind("explanation", interaction.explanation().map(this::write))
        .bind("closed", interaction.closed())
        .execute();
  }

  /** The interaction of a message, locked for the rest of the transaction. */
  public Optional<Interaction> lockByMessage(Handle handle, TenantId tenant, MessageId message) {
    return handle
        .createQuery("select * from interaction where message_id = :message for update")
        .bind("message", message.value())
        .map((rs, context) -> read(tenant, rs))
        .findOne();
  }

  /** As {@link #find}, locked for the rest of the transaction. */
  public Optional<Interaction> lock(Handle handle, TenantId tenant, InteractionId id) {
    return byId(handle, tenant, id, " for update");
  }

  public Optional<Interaction> find(Handle handle, TenantId tenant, InteractionId id) {
    return byId(handle, tenant, id, "");
  }

  /** Those waiting for a reviewer, most serious first, then oldest. */
  public List<Interaction> queue(Handle handle, TenantId tenant, int limit) {
    return handle
        .createQuery(
            "select * from interaction where state = 'PENDING'"
                + " order by severity desc, created_at limit :limit")
        .bind("limit", limit)
        .map((rs, context) -> read(tenant, rs))
        .list();
  }

  public long waiting(Handle handle) {
    return handle
        .createQuery("select count(*) from interaction where state = 'PENDING'")
        .mapTo(Long.class)
        .one();
  }

  /** Newest first, before a moment, of a state and level where given. */
  public List<Interaction> newest(
      Handle handle,
      TenantId tenant,
      Optional<State> state,
      Optional<RiskLevel> level,
      Instant before,
      int limit) {
    return handle
        .createQuery(
            "select * from interaction where created_at < :before"
                + " and (cast(:state as text) is null or state = :state)"
                + " and (cast(:level as text) is null or level = :level)"
                + " order by created_at desc limit :limit")
        .bind("before", before)
        .bind("state", state.map(State::name))
        .bind("level", level.map(RiskLevel::name))
        .bind("limit", limit)
        .map((rs, context) -> read(tenant, rs))
        .list();
  }

  /** Messages of any tenant whose reply is not known though they are older than this. */
  public List<Unanswered> unanswered(Handle handle, Instant olderThan, int limit) {
    return handle
        .createQuery(
            "select tenant_id, message_id from interaction"
                + " where closed_at is null and created_at < :before order by created_at limit :limit")
        .bind("before", olderThan)
        .bind("limit", limit)
        .map(
            (rs, context) ->
                new Unanswered(
                    new TenantId(rs.getString("tenant_id")),
                    new MessageId(rs.getObject("message_id", UUID.class))))
        .list();
  }

  /** A message without a known reply. */
  public record Unanswered(TenantId tenant, MessageId messageId) {}

  private Optional<Interaction> byId(
      Handle handle, TenantId tenant, InteractionId id, String lock) {
    return handle
        .createQuery("select * from interaction where id = :id" + lock)
        .bind("id", id.value())
        .map((rs, context) -> read(tenant, rs))
        .findOne();
  }

  private Interaction read(TenantId tenant, ResultSet rs) throws SQLException {
    UserId patient = new UserId(rs.getObject("patient_id", UUID.class));
    String reply = rs.getString("reply_phi");
    String explanation = rs.getString("explanation");
    PhiText context = cipher.open(tenant, patient, rs.getString("context_phi"));
    return new Interaction(
        new InteractionId(rs.getObject("id", UUID.class)),
        new ConversationId(rs.getObject("conversation_id", UUID.class)),
        new MessageId(rs.getObject("message_id", UUID.class)),
        patient,
        rs.getString("language"),
        cipher.open(tenant, patient, rs.getString("message_phi")),
        parse(context.reveal(), CONTEXT),
        Optional.ofNullable(reply).map(text -> cipher.open(tenant, patient, text)),
        Optional.ofNullable(rs.getString("reply_source")),
        parse(rs.getString("findings"), FINDINGS),
        RiskLevel.valueOf(rs.getString("level")),
        rs.getDouble("score"),
        parse(rs.getString("risks"), RISKS),
        rs.getString("policy_version"),
        State.valueOf(rs.getString("state")),
        parse(rs.getString("stages"), STAGES),
        Optional.ofNullable(explanation).map(text -> parse(text, new TypeReference<>() {})),
        rs.getObject("closed_at", OffsetDateTime.class) != null,
        rs.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("record does not serialise", e);
    }
  }

  private <T> T parse(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored record does not parse", e);
    }
  }
}
