package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jdbi.v3.core.Handle;

/** Stores cases. Who wants to change one locks it first. */
@ApplicationScoped
public class CaseRepository {

  private static final String BY_URGENCY = " order by severity desc, opened_at limit 500";

  private final CaseRow rows;

  CaseRepository(CaseRow rows) {
    this.rows = rows;
  }

  /** Which cases to list. */
  public enum Listing {
    OPEN("state in ('OPEN', 'OFFERED')" + BY_URGENCY),
    MINE("state in ('ACCEPTED', 'HANDED_BACK') and assignee_id = :me" + BY_URGENCY),
    RESOLVED("state = 'RESOLVED' order by resolved_at desc limit 500"),
    ALL("true order by state = 'RESOLVED', severity desc, opened_at limit 500");

    private final String where;

    Listing(String where) {
      this.where = where;
    }
  }

  /** A case of any tenant. */
  public record Due(TenantId tenant, CaseId id) {}

  /** Until the end of the transaction nobody else opens or raises a case of this conversation. */
  void lockConversation(Handle handle, ConversationId conversation) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
        .bind("key", "case:" + conversation)
        .mapTo(Integer.class)
        .one();
  }

  void insert(Handle handle, TenantId tenant, EscalationCase item) {
    rows.bind(
            handle.createUpdate(
                "insert into escalation_case (tenant_id, id, conversation_id, message_id, patient_id,"
                    + " patient_name_phi, language, level, severity, reason, findings, words_phi,"
                    + " state, opened_at, next_offer_at) values (:tenant, :id, :conversation,"
                    + " :message, :patient, :name, :language, :level, :severity, :reason,"
                    + " cast(:findings as jsonb), :words, :state, :opened, :nextOffer)"),
            tenant,
            item)
        .execute();
  }

  void update(Handle handle, TenantId tenant, EscalationCase item) {
    rows.bind(
            handle.createUpdate(
                "update escalation_case set level = :level, severity = :severity, reason = :reason,"
                    + " findings = cast(:findings as jsonb), words_phi = :words, state = :state,"
                    + " offers = :offers, offered_at = :offered, next_offer_at = :nextOffer,"
                    + " assignee_id = :assignee, assignee_name = :assigneeName,"
                    + " accepted_at = :accepted, handed_back_at = :handedBack,"
                    + " resolved_at = :resolved, disposition = :disposition, note_phi = :note"
                    + " where tenant_id = :tenant and id = :id"),
            tenant,
            item)
        .execute();
  }

  /** Writes the patient's name alone. */
  void name(Handle handle, TenantId tenant, EscalationCase item) {
    rows.bind(
            handle.createUpdate(
                "update escalation_case set patient_name_phi = :name"
                    + " where tenant_id = :tenant and id = :id"),
            tenant,
            item)
        .execute();
  }

  public Optional<EscalationCase> find(Handle handle, TenantId tenant, CaseId id) {
    return byId(handle, tenant, id, "");
  }

  Optional<EscalationCase> lock(Handle handle, TenantId tenant, CaseId id) {
    return byId(handle, tenant, id, " for update");
  }

  /** The active case of the conversation, if there is one. */
  public Optional<EscalationCase> active(
      Handle handle, TenantId tenant, ConversationId conversation) {
    return ofConversation(handle, tenant, conversation, "");
  }

  Optional<EscalationCase> lockActive(Handle handle, TenantId tenant, ConversationId conversation) {
    return ofConversation(handle, tenant, conversation, " for update");
  }

  public List<EscalationCase> list(Handle handle, TenantId tenant, Listing listing, UserId me) {
    var query =
        handle.createQuery(
            "select * from escalation_case where tenant_id = :tenant and " + listing.where);
    query.bind("tenant", tenant.value());
    if (listing == Listing.MINE) {
      query.bind("me", me.value());
    }
    return query.map((rs, context) -> rows.read(tenant, rs)).list();
  }

  /**
   * Counts the message for the case.
   *
   * @return false when a case has counted it before
   */
  boolean count(Handle handle, TenantId tenant, MessageId message, CaseId id) {
    return handle
            .createUpdate(
                "insert into case_message (tenant_id, message_id, case_id)"
                    + " values (:tenant, :message, :case) on conflict do nothing")
            .bind("tenant", tenant.value())
            .bind("message", message.value())
            .bind("case", id.value())
            .execute()
        == 1;
  }

  /** The patient wrote to the clinician who has the case; what they wait for already stays. */
  void awaitWord(Handle handle, TenantId tenant, CaseId id, Instant until) {
    handle.execute(
        "update escalation_case set next_offer_at = ? where tenant_id = ? and id = ?"
            + " and state = 'ACCEPTED' and next_offer_at is null",
        until,
        tenant.value(),
        id.value());
  }

  /** The clinician who has the case wrote: nobody waits. */
  void wordGiven(Handle handle, TenantId tenant, CaseId id) {
    handle.execute(
        "update escalation_case set next_offer_at = null where tenant_id = ? and id = ?"
            + " and state = 'ACCEPTED'",
        tenant.value(),
        id.value());
  }

  /** Cases whose offer is due, locked; those another replica is at are left out. */
  List<Due> lockDue(Handle handle, Instant now, int limit) {
    return handle
        .createQuery(
            "select tenant_id, id from escalation_case where next_offer_at <= :now"
                + " order by severity desc, next_offer_at limit :limit for update skip locked")
        .bind("now", now)
        .bind("limit", limit)
        .map(
            (rs, context) ->
                new Due(
                    new TenantId(rs.getString("tenant_id")),
                    new CaseId(rs.getObject("id", UUID.class))))
        .list();
  }

  private Optional<EscalationCase> byId(Handle handle, TenantId tenant, CaseId id, String lock) {
    return handle
        .createQuery("select * from escalation_case where tenant_id = :tenant and id = :id" + lock)
        .bind("tenant", tenant.value())
        .bind("id", id.value())
        .map((rs, context) -> rows.read(tenant, rs))
        .findOne();
  }

  private Optional<EscalationCase> ofConversation(
      Handle handle, TenantId tenant, ConversationId conversation, String lock) {
    return handle
        .createQuery(
            "select * from escalation_case where tenant_id = :tenant"
                + " and conversation_id = :conversation and state <> 'RESOLVED'"
                + lock)
        .bind("tenant", tenant.value())
        .bind("conversation", conversation.value())
        .map((rs, context) -> rows.read(tenant, rs))
        .findOne();
  }
}
