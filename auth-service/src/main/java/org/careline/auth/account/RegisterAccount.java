package org.careline.auth.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.careline.auth.password.PasswordHasher;
import org.careline.auth.password.PasswordPolicy;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.account.AccountEvent.AccountRegistered;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;

/** Makes an account. Whoever registers alone is a patient; other roles are given, not taken. */
@ApplicationScoped
class RegisterAccount {

  private final Database database;
  private final AccountRepository accounts;
  private final SearchTerms terms;
  private final PasswordHasher passwords;
  private final Outbox outbox;
  private final Audit audit;

  RegisterAccount(
      Database database,
      AccountRepository accounts,
      SearchTerms terms,
      PasswordHasher passwords,
      Outbox outbox,
      Audit audit) {
    this.database = database;
    this.accounts = accounts;
    this.terms = terms;
    this.passwords = passwords;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** What a person tells about themselves. */
  record Details(PhiText email, PhiText name, String language, String country) {}

  /**
   * @throws Problem REQUEST_INVALID for a weak password, EMAIL_TAKEN
   */
  Account register(TenantId tenant, Details details, String password) {
    PasswordPolicy.objection(password, details.email().reveal(), details.name().reveal())
        .ifPresent(
            objection -> {
              throw Problem.of(ProblemCode.REQUEST_INVALID)
                  .with(
                      "errors",
                      java.util.List.of(Map.of("field", "password", "message", objection)));
            });
    return create(tenant, details, Set.of(Role.PATIENT), password)
        .orElseThrow(() -> Problem.of(ProblemCode.EMAIL_TAKEN));
  }

  /** Empty when there is such an account already. */
  Optional<Account> create(TenantId tenant, Details details, Set<Role> roles, String password) {
    var account =
        new Account(
            tenant,
            UserId.next(),
            PhiText.of(AccountRepository.normalised(details.email().reveal())),
            details.name(),
            roles,
            details.language(),
            details.country(),
            Instant.now(),
            Optional.empty());
    String hash = passwords.hash(password);
    return database.inTenant(
        tenant,
        handle -> {
          if (!accounts.insert(handle, account, hash)) {
            return Optional.empty();
          }
          terms.insert(handle, account);
          String id = account.id().toString();
          outbox.publish(
              handle,
              Topics.ACCOUNTS,
              id,
              tenant,
              Optional.of(account.id()),
              new AccountRegistered(
                  account.id(), roles, account.language(), account.country(), Instant.now()));
          audit.record(handle, tenant, id, "PATIENT", "account.register", "account:" + id, "ok");
          return Optional.of(account);
        });
  }
}
