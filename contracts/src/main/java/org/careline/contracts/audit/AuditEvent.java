package org.careline.contracts.audit;

import java.time.Instant;

/** Facts for the audit chain. */
public sealed interface AuditEvent {

  /**
   * Somebody did something.
   *
   * @param actor user id, or service name
   * @param actorRole the role it was done in, or SERVICE
   * @param action {@code noun.verb}, for example {@code case.accept}
   * @param subject {@code type:id}; never a name
   * @param outcome {@code ok} or a problem code
   * @param service where it happened
   */
  record AuditRecorded(
      String actor,
      String actorRole,
      String action,
      String subject,
      String outcome,
      String service,
      Instant at)
      implements AuditEvent {}
}
