package org.careline.chassis.session;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.UUID;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Asks {@link RevokedSessions}, where the service has one, before a token counts. */
@ApplicationScoped
class RevokedSessionAugmentor implements SecurityIdentityAugmentor {

  private final Instance<RevokedSessions> revoked;

  RevokedSessionAugmentor(Instance<RevokedSessions> revoked) {
    this.revoked = revoked;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (revoked.isUnsatisfied() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
      return Uni.createFrom().item(identity);
    }
    return context.runBlocking(() -> check(identity, token));
  }

  private SecurityIdentity check(SecurityIdentity identity, JsonWebToken token) {
    if (revoked.get().isRevoked(tenant(token), session(token))) {
      throw new AuthenticationFailedException(Problem.of(ProblemCode.SESSION_REVOKED));
    }
    return identity;
  }

  private static TenantId tenant(JsonWebToken token) {
    try {
      return new TenantId(token.getClaim("tenant"));
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException(e);
    }
  }

  private static UUID session(JsonWebToken token) {
    try {
      return UUID.fromString(String.valueOf(token.<Object>getClaim("sid")));
    } catch (IllegalArgumentException e) {
      throw new AuthenticationFailedException(e);
    }
  }
}
