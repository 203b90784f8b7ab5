package org.careline.chassis.caller;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.careline.chassis.problem.Problem;
import org.careline.chassis.request.RequestContext;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.problem.ProblemCode;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The signed-in user of the request at hand, read from the verified token. */
@RequestScoped
public class Caller {

  private final JsonWebToken token;

  Caller(JsonWebToken token) {
    this.token = token;
  }

  public UserId userId() {
    return UserId.of(require(token.getSubject()));
  }

  public TenantId tenant() {
    TenantId tenant = new TenantId(require(claim("tenant")));
    RequestContext.tenant(tenant);
    return tenant;
  }

  /** The display name; PHI for patients. */
  public String name() {
    return claim("name") == null ? "" : claim("name");
  }

  public UUID sessionId() {
    return UUID.fromString(require(claim("sid")));
  }

  /** ISO 639-1, {@code en} when the account has none. */
  public String language() {
    return claim("language") == null ? "en" : claim("language");
  }

  /** ISO 3166-1 alpha-2, {@code US} when the account has none. */
  public String country() {
    return claim("country") == null ? "US" : claim("country");
  }

  public Set<String> roles() {
    return token.getGroups();
  }

  public boolean is(Role role) {
    return roles().contains(role.name());
  }

  private String claim(String name) {
    return token.getClaim(name);
  }

  private static String require(String value) {
    if (value == null) {
      throw Problem.of(ProblemCode.TOKEN_INVALID);
    }
    return value;
  }
}
