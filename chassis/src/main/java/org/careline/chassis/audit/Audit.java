package org.careline.chassis.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.TenantId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

/** Emits audit entries. Subjects are {@code type:id}; names and texts have no place in them. */
@ApplicationScoped
public class Audit {

  private final Outbox outbox;
  private final String service;

  Audit(Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service) {
    this.outbox = outbox;
    this.service = service;
  }

  /** A signed-in user did it, and it worked. */
  public void record(Handle handle, Caller caller, String action, String subject) {
    String role = caller.roles().stream().sorted().findFirst().orElse("NONE");
    record(handle, caller.tenant(), caller.userId().toString(), role, action, subject, "ok");
  }

  /** Anyone else did it: a service, a timer, somebody not signed in; or it failed. */
  public void record(
      Handle handle,
      TenantId tenant,
      String actor,
      String role,
      String action,
      String subject,
      String outcome) {
    outbox.publish(
        handle,
        Topics.AUDIT,
        tenant.value(),
        tenant,
        Optional.empty(),
        new AuditRecorded(actor, role, action, subject, outcome, service, Instant.now()));
  }
}
