package org.careline.escalation.desk;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who may open a desk: clinicians and administrators with a good token. */
@ApplicationScoped
class DeskAdmission implements HttpUpgradeCheck {

  static final TypedKey<Visitor> VISITOR = new TypedKey<>("visitor");

  private static final Set<String> STAFF = Set.of(Role.Name.CLINICIAN, Role.Name.ADMIN);

  /** Who the token says it is. */
  record Visitor(TenantId tenant, UserId user, UUID session, Instant until) {}

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    return context
        .securityIdentity()
        .map(identity -> check(context, identity))
        .onFailure()
        .recoverWithUni(() -> refused(context));
  }

  /** A bad token is answered by the framework itself as a rule; to answer twice is an error. */
  private static Uni<CheckResult> refused(HttpUpgradeContext context) {
    return context.httpRequest().response().ended()
        ? Uni.createFrom().nothing()
        : Uni.createFrom().item(unauthorized());
  }

  private static CheckResult check(HttpUpgradeContext context, SecurityIdentity identity) {
    if (identity == null
        || identity.isAnonymous()
        || !(identity.getPrincipal() instanceof JsonWebToken token)
        || !(token.getClaim("tenant") instanceof String tenant)
        || !(token.getClaim("sid") instanceof String session)) {
      return unauthorized();
    }
    if (identity.getRoles().stream().noneMatch(STAFF::contains)) {
      return CheckResult.rejectUpgradeSync(403);
    }
    context
        .userData()
        .put(
            VISITOR,
            new Visitor(
                new TenantId(tenant),
                UserId.of(token.getSubject()),
                UUID.fromString(session),
                Instant.ofEpochSecond(token.getExpirationTime())));
    return CheckResult.permitUpgradeSync();
  }

  private static CheckResult unauthorized() {
    return CheckResult.rejectUpgradeSync(401, Map.of("WWW-Authenticate", List.of("Bearer")));
  }
}
