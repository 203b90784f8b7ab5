package org.careline.auth.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.auth.account.Account;
import org.careline.auth.session.RefreshTokens.Presented;
import org.careline.auth.token.AccessTokens;
import org.careline.contracts.identity.TenantId;

/** Both kinds of token of a session. */
@ApplicationScoped
class SessionTokens {

  private final RefreshTokens refresh;
  private final AccessTokens access;

  SessionTokens(RefreshTokens refresh, AccessTokens access) {
    this.refresh = refresh;
    this.access = access;
  }

  TokenPair pair(Account account, TokenFamily family) {
    return TokenPair.of(access.issue(account, family.id()), refresh.of(account.tenant(), family));
  }

  /** What a refresh token says, if it is one of ours. */
  Optional<Presented> read(TenantId tenant, String token) {
    return refresh.read(tenant, token);
  }
}
