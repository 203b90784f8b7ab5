package org.careline.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.auth.account.Account;
import org.careline.auth.account.AccountRepository.Credentials;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.outbox.Outbox;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.account.AccountEvent.SessionRevoked;
import org.careline.contracts.account.AccountEvent.SessionStarted;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jdbi.v3.core.Handle;

/** What happens to sessions, said on the bus and in the audit, in the transaction that did it. */
@ApplicationScoped
class SessionRecord {

  private static final String ROLE = "USER";

  private final Outbox outbox;
  private final Audit audit;
  private final Revocations revocations;

  SessionRecord(Outbox outbox, Audit audit, Revocations revocations) {
    this.outbox = outbox;
    this.audit = audit;
    this.revocations = revocations;
  }

  void started(Handle handle, Account account, TokenFamily family) {
    publish(
        handle,
        account.tenant(),
        new SessionStarted(account.id(), family.id(), account.roles(), Instant.now()));
    audit(handle, account.tenant(), account.id(), "session.start", "session:" + family.id(), "ok");
  }

  /** A wrong password; of an unknown account nothing but that it happened. */
  void refused(Handle handle, TenantId tenant, Optional<Credentials> found) {
    String subject =
        found.map(credentials -> "account:" + credentials.id()).orElse("account:unknown");
    audit.record(
        handle, tenant, "anonymous", "NONE", "session.start", subject, "auth.invalid_credentials");
  }

  void ended(Handle handle, TenantId tenant, UserId user, UUID session, String reason) {
    publish(handle, tenant, new SessionRevoked(user, session, reason, Instant.now()));
    audit(handle, tenant, user, "session.end", "session:" + session, reason);
    handle.afterCommit(() -> revocations.announce(session));
  }

  private void publish(Handle handle, TenantId tenant, AccountEvent fact) {
    outbox.publish(
        handle,
        Topics.ACCOUNTS,
        fact.userId().toString(),
        tenant,
        Optional.of(fact.userId()),
        fact);
  }

  private void audit(
      Handle handle, TenantId tenant, UserId user, String action, String subject, String outcome) {
    audit.record(handle, tenant, user.toString(), ROLE, action, subject, outcome);
  }
}
