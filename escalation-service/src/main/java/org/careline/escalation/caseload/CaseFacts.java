package org.careline.escalation.caseload;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.TenantId;
import org.careline.escalation.caseload.StaffChannel.Change;
import org.careline.escalation.transcript.Entry;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Tells the bus, the audit chain and the staff what became of a case, in its transaction. */
@ApplicationScoped
class CaseFacts {

  private final Outbox outbox;
  private final Audit audit;
  private final List<StaffChannel> channels;
  private final String service;

  CaseFacts(
      Outbox outbox,
      Audit audit,
      @All List<StaffChannel> channels,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.audit = audit;
    this.channels = channels;
    this.service = service;
  }

  void followsFrom(Handle handle, Event<?> cause, CaseEvent fact) {
    outbox.publish(handle, Topics.CASES, fact.conversationId().toString(), cause, fact);
  }

  void publish(Handle handle, TenantId tenant, EscalationCase item, CaseEvent fact) {
    outbox.publish(
        handle,
        Topics.CASES,
        item.conversationId().toString(),
        tenant,
        Optional.of(item.patient().id()),
        fact);
  }

  void audit(Handle handle, Clinician by, String action, EscalationCase item) {
    audit.record(
        handle,
        by.tenant(),
        by.member().id().toString(),
        by.role().name(),
        action,
        subject(item),
        "ok");
  }

  /** The service did it by itself. */
  void audit(Handle handle, TenantId tenant, String action, EscalationCase item) {
    audit.record(handle, tenant, service, "SERVICE", action, subject(item), "ok");
  }

  void show(Handle handle, TenantId tenant, EscalationCase item, Change change) {
    channels.forEach(channel -> channel.changed(handle, tenant, item, change));
  }

  void say(Handle handle, TenantId tenant, EscalationCase item, Entry entry) {
    channels.forEach(channel -> channel.said(handle, tenant, item, entry));
  }

  private static String subject(EscalationCase item) {
    return "case:" + item.id();
  }
}
