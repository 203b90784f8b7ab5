package org.careline.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.auth.account.Account;
import org.careline.auth.account.AccountRepository;
import org.careline.auth.account.AccountRepository.Credentials;
import org.careline.auth.password.PasswordHasher;
import org.careline.auth.session.TokenFamily.Outcome;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.identity.Uuid7;
import org.careline.contracts.problem.ProblemCode;
import org.jdbi.v3.core.Handle;

/** Signing in, refreshing and signing out. */
@ApplicationScoped
class Sessions {

  private final Database database;
  private final AccountRepository accounts;
  private final SessionRepository families;
  private final PasswordHasher passwords;
  private final SessionTokens tokens;
  private final SessionRecord journal;

  Sessions(
      Database database,
      AccountRepository accounts,
      SessionRepository families,
      PasswordHasher passwords,
      SessionTokens tokens,
      SessionRecord journal) {
    this.database = database;
    this.accounts = accounts;
    this.families = families;
    this.passwords = passwords;
    this.tokens = tokens;
    this.journal = journal;
  }

  /**
   * Empty when e-mail or password is wrong. Both take the same work: one look-up, one hash, one
   * record; the account itself is unsealed for whoever knows the password alone.
   */
  Optional<TokenPair> login(TenantId tenant, String email, String password) {
    Optional<Credentials> found =
        database.inTenant(tenant, handle -> accounts.byEmail(handle, tenant, email));
    if (!passwords.fits(password, found.map(Credentials::passwordHash))) {
      database.doInTenant(tenant, handle -> journal.refused(handle, tenant, found));
      return Optional.empty();
    }
    UserId user = found.orElseThrow().id();
    return database.inTenant(
        tenant,
        handle ->
            accounts
                .byId(handle, tenant, user)
                .filter(account -> !account.isErased())
                .map(account -> begin(handle, account)));
  }

  private TokenPair begin(Handle handle, Account account) {
    var family = TokenFamily.begin(Uuid7.next(), account.id(), Instant.now());
    families.insert(handle, account.tenant(), family);
    accounts.loggedIn(handle, account);
    journal.started(handle, account, family);
    return tokens.pair(account, family);
  }

  /**
   * @throws Problem TOKEN_INVALID for a token that is forged, expired or of an ended session;
   *     REFRESH_REUSED for a replay, which ends the session
   */
  TokenPair refresh(TenantId tenant, String token) {
    var presented =
        tokens.read(tenant, token).orElseThrow(() -> Problem.of(ProblemCode.TOKEN_INVALID));
    Optional<TokenPair> pair =
        database.inTenant(
            tenant,
            handle -> {
              TokenFamily family =
                  families
                      .lock(handle, presented.family())
                      .orElseThrow(() -> Problem.of(ProblemCode.TOKEN_INVALID));
              return switch (family.present(presented.generation(), Instant.now())) {
                case Outcome.Rotated(TokenFamily next) -> {
                  families.rotate(handle, next);
                  yield Optional.of(tokens.pair(owner(handle, tenant, next), next));
                }
                case Outcome.Repeated(TokenFamily same) ->
                    Optional.of(tokens.pair(owner(handle, tenant, same), same));
                case Outcome.Reused() -> {
                  end(handle, tenant, family.user(), family.id(), "reuse");
                  yield Optional.empty();
                }
                case Outcome.Ended() -> throw Problem.of(ProblemCode.TOKEN_INVALID);
              };
            });
    return pair.orElseThrow(() -> Problem.of(ProblemCode.REFRESH_REUSED));
  }

  void logout(Caller caller) {
    database.doInTenant(
        caller.tenant(),
        handle -> end(handle, caller.tenant(), caller.userId(), caller.sessionId(), "logout"));
  }

  private void end(Handle handle, TenantId tenant, UserId user, UUID session, String reason) {
    if (families.revoke(handle, session, reason)) {
      journal.ended(handle, tenant, user, session, reason);
    }
  }

  private Account owner(Handle handle, TenantId tenant, TokenFamily family) {
    return accounts
        .byId(handle, tenant, family.user())
        .filter(account -> !account.isErased())
        .orElseThrow(() -> Problem.of(ProblemCode.TOKEN_INVALID));
  }
}
