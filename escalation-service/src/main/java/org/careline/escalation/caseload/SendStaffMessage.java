package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.escalation.CaseEvent.StaffMessageSent;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.Transition.HeldBy;
import org.careline.escalation.caseload.Transition.Moved;
import org.careline.escalation.caseload.Transition.NotNow;
import org.careline.escalation.caseload.Transition.Unchanged;
import org.careline.escalation.transcript.Entry;
import org.careline.escalation.transcript.TranscriptRepository;
import org.jdbi.v3.core.Handle;

/** The clinician who holds a case writes to the patient; the same message twice is one. */
@ApplicationScoped
public class SendStaffMessage {

  private final Database database;
  private final CaseChange change;
  private final TranscriptRepository transcripts;
  private final CaseFacts facts;
  private final CaseFigures figures;
  private final CaseRepository cases;
  private final Clock clock;

  SendStaffMessage(
      Database database,
      CaseChange change,
      TranscriptRepository transcripts,
      CaseFacts facts,
      CaseFigures figures,
      CaseRepository cases,
      Clock clock) {
    this.database = database;
    this.change = change;
    this.transcripts = transcripts;
    this.facts = facts;
    this.figures = figures;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * @param clientMessageId the sender's own id, the same when it tries again
   * @throws org.careline.chassis.problem.Problem CASE_ALREADY_ACCEPTED when a colleague holds the
   *     case, CASE_STATE when nobody does
   */
  public MessageId send(Clinician by, CaseId id, String clientMessageId, PhiText text) {
    return database.inTenant(
        by.tenant(),
        handle -> {
          EscalationCase item = change.locked(handle, by, id);
          return known(handle, by, id, clientMessageId)
              .orElseGet(() -> send(handle, by, permitted(by, item), clientMessageId, text));
        });
  }

  private static EscalationCase permitted(Clinician by, EscalationCase item) {
    return switch (item.state().write(by.member())) {
      case Unchanged _, Moved _ -> item;
      case HeldBy held -> throw CaseChange.heldBy(held.holder());
      case NotNow _ -> throw CaseChange.notNow(item);
    };
  }

  private MessageId send(
      Handle handle, Clinician by, EscalationCase item, String clientMessageId, PhiText text) {
    Instant now = clock.instant();
    MessageId message = MessageId.next();
    if (isFirst(handle, by, item.id())) {
      handle.afterCommit(() -> figures.firstHumanWord(item.progress().openedAt()));
    }
    remember(handle, by, item.id(), clientMessageId, message);
    Entry entry =
        new Entry(
            message,
            item.conversationId(),
            Optional.empty(),
            Speaker.STAFF,
            text,
            Optional.of(PhiText.of(by.member().name())),
            Optional.of(ReplySource.STAFF),
            now);
    transcripts.record(handle, by.tenant(), item.patient().id(), entry);
    facts.publish(
        handle,
        by.tenant(),
        item,
        new StaffMessageSent(
            item.id(),
            item.conversationId(),
            message,
            by.member().id(),
            by.member().name(),
            text,
            now));
    cases.wordGiven(handle, by.tenant(), item.id());
    facts.audit(handle, by, "case.message", item);
    facts.say(handle, by.tenant(), item, entry);
    return message;
  }

  private static Optional<MessageId> known(
      Handle handle, Clinician by, CaseId id, String clientMessageId) {
    return handle
        .createQuery(
            "select message_id from staff_message where tenant_id = :tenant and case_id = :case"
                + " and staff_id = :staff and client_message_id = :client")
        .bind("tenant", by.tenant().value())
        .bind("case", id.value())
        .bind("staff", by.member().id().value())
        .bind("client", clientMessageId)
        .mapTo(UUID.class)
        .findOne()
        .map(MessageId::new);
  }

  private static boolean isFirst(Handle handle, Clinician by, CaseId id) {
    return handle
        .createQuery(
            "select not exists(select 1 from staff_message where tenant_id = :tenant and case_id = :case)")
        .bind("tenant", by.tenant().value())
        .bind("case", id.value())
        .mapTo(Boolean.class)
        .one();
  }

  private static void remember(
      Handle handle, Clinician by, CaseId id, String clientMessageId, MessageId message) {
    handle
        .createUpdate(
            "insert into staff_message (tenant_id, case_id, staff_id, client_message_id,"
                + " message_id) values (:tenant, :case, :staff, :client, :message)")
        .bind("tenant", by.tenant().value())
        .bind("case", id.value())
        .bind("staff", by.member().id().value())
        .bind("client", clientMessageId)
        .bind("message", message.value())
        .execute();
  }
}
