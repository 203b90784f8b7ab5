package org.careline.chassis.servicetoken;

import jakarta.enterprise.context.RequestScoped;
import org.careline.chassis.problem.Problem;
import org.careline.chassis.servicetoken.ServiceTokens.Grant;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;

/** The service behind a request to {@code /internal/**}. */
@RequestScoped
public class InternalCaller {

  private Grant grant;

  void granted(Grant verified) {
    this.grant = verified;
  }

  public TenantId tenant() {
    return grant().tenant();
  }

  public String service() {
    return grant().service();
  }

  private Grant grant() {
    if (grant == null) {
      throw Problem.of(ProblemCode.TOKEN_INVALID);
    }
    return grant;
  }
}
