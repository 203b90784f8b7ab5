package org.careline.auth.session;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Refuses an access token whose session is over, however long it would still be valid. Every
 * endpoint that asks who is there goes through here.
 */
@ApplicationScoped
class LiveSession implements SecurityIdentityAugmentor {

  private final Database database;
  private final SessionRepository sessions;

  LiveSession(Database database, SessionRepository sessions) {
    this.database = database;
    this.sessions = sessions;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    return identity.getPrincipal() instanceof JsonWebToken token
        ? context.runBlocking(() -> require(identity, token))
        : Uni.createFrom().item(identity);
  }

  private SecurityIdentity require(SecurityIdentity identity, JsonWebToken token) {
    TenantId tenant = tenant(token);
    UUID session = session(token);
    if (!database.inTenant(tenant, handle -> sessions.isLive(handle, session))) {
      throw Problem.of(ProblemCode.SESSION_REVOKED);
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
