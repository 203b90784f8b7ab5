package org.careline.escalation.caseload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
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
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseState.Accepted;
import org.careline.escalation.caseload.CaseState.HandedBack;
import org.careline.escalation.caseload.CaseState.Offered;
import org.careline.escalation.caseload.CaseState.Open;
import org.careline.escalation.caseload.CaseState.Resolved;
import org.jdbi.v3.core.statement.Update;

/**
 * A case to and from its row. Texts of an erased patient read as empty, and the case can still be
 * closed.
 */
@ApplicationScoped
@RegisterForReflection(targets = CaseFinding.class)
class CaseRow {

  private static final TypeReference<List<CaseFinding>> FINDINGS = new TypeReference<>() {};
  private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

  private static final String ERASED = "";

  private final PhiCipher cipher;
  private final ObjectMapper json;

  CaseRow(PhiCipher cipher, ObjectMapper json) {
    this.cipher = cipher;
    this.json = json;
  }

  Update bind(Update update, TenantId tenant, EscalationCase item) {
    UserId patient = item.patient().id();
    update
        .bind("tenant", tenant.value())
        .bind("id", item.id().value())
        .bind("conversation", item.conversationId().value())
        .bind("message", item.messageId().value())
        .bind("patient", patient.value())
        .bind("name", seal(tenant, patient, item.patient().name()))
        .bind("language", item.patient().language())
        .bind("level", item.risk().level().name())
        .bind("severity", item.risk().level().ordinal())
        .bind("reason", item.risk().reason())
        .bind("findings", write(item.risk().findings()))
        .bind("words", seal(tenant, patient, words(item.risk().words())));
    return bind(update, tenant, patient, item.progress());
  }

  private Update bind(Update update, TenantId tenant, UserId patient, Progress progress) {
    return update
        .bind("state", progress.state().name())
        .bind("opened", progress.openedAt())
        .bind("offers", progress.offers())
        .bind("offered", progress.offeredAt())
        .bind("nextOffer", progress.nextOfferAt())
        .bind("assignee", progress.assignee().map(member -> member.id().value()))
        .bind("assigneeName", progress.assignee().map(StaffMember::name))
        .bind("accepted", progress.acceptedAt())
        .bind("handedBack", progress.state() instanceof HandedBack back ? back.at() : null)
        .bind("resolved", progress.resolvedAt())
        .bind(
            "disposition",
            progress.state() instanceof Resolved end ? end.disposition().name() : null)
        .bind("note", progress.note().map(note -> seal(tenant, patient, note)));
  }

  EscalationCase read(TenantId tenant, ResultSet rs) throws SQLException {
    UserId patient = new UserId(rs.getObject("patient_id", UUID.class));
    return new EscalationCase(
        new CaseId(rs.getObject("id", UUID.class)),
        new ConversationId(rs.getObject("conversation_id", UUID.class)),
        new MessageId(rs.getObject("message_id", UUID.class)),
        new Patient(
            patient,
            open(tenant, patient, rs.getString("patient_name_phi")),
            rs.getString("language")),
        new Risk(
            RiskLevel.valueOf(rs.getString("level")),
            parse(rs.getString("findings"), FINDINGS),
            words(open(tenant, patient, rs.getString("words_phi")))),
        progress(tenant, patient, rs));
  }

  private Progress progress(TenantId tenant, UserId patient, ResultSet rs) throws SQLException {
    UUID assignee = rs.getObject("assignee_id", UUID.class);
    Optional<StaffMember> member =
        assignee == null
            ? Optional.empty()
            : Optional.of(new StaffMember(new UserId(assignee), rs.getString("assignee_name")));
    return new Progress(
        state(rs, member),
        moment(rs, "opened_at").orElseThrow(),
        rs.getInt("offers"),
        moment(rs, "offered_at"),
        moment(rs, "next_offer_at"),
        member,
        moment(rs, "accepted_at"),
        moment(rs, "resolved_at"),
        Optional.ofNullable(rs.getString("note_phi")).map(note -> open(tenant, patient, note)));
  }

  private static CaseState state(ResultSet rs, Optional<StaffMember> member) throws SQLException {
    String name = rs.getString("state");
    return switch (name) {
      case "OPEN" -> new Open();
      case "OFFERED" -> new Offered(rs.getInt("offers"), moment(rs, "offered_at").orElseThrow());
      case "ACCEPTED" ->
          new Accepted(member.orElseThrow(), moment(rs, "accepted_at").orElseThrow());
      case "HANDED_BACK" ->
          new HandedBack(member.orElseThrow(), moment(rs, "handed_back_at").orElseThrow());
      case "RESOLVED" ->
          new Resolved(
              member.orElseThrow(),
              Disposition.valueOf(rs.getString("disposition")),
              moment(rs, "resolved_at").orElseThrow());
      default -> throw new IllegalStateException("no case state " + name);
    };
  }

  private static Optional<Instant> moment(ResultSet rs, String column) throws SQLException {
    return Optional.ofNullable(rs.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private String seal(TenantId tenant, UserId patient, PhiText text) {
    try {
      return cipher.seal(tenant, patient, text);
    } catch (PatientErasedException e) {
      return ERASED;
    }
  }

  private PhiText open(TenantId tenant, UserId patient, String sealed) {
    try {
      return sealed.equals(ERASED) ? PhiText.empty() : cipher.open(tenant, patient, sealed);
    } catch (PatientErasedException e) {
      return PhiText.empty();
    }
  }

  private PhiText words(List<PhiText> words) {
    return PhiText.of(write(words.stream().map(PhiText::reveal).toList()));
  }

  private List<PhiText> words(PhiText stored) {
    return stored.isEmpty()
        ? List.of()
        : parse(stored.reveal(), WORDS).stream().map(PhiText::of).toList();
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
