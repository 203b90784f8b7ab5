package org.careline.auth.session;

import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.careline.auth.throttle.ClientAddress;
import org.careline.auth.throttle.Throttle;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code POST /api/v1/auth/login | refresh | logout}. */
@Path("/api/v1/auth")
@RunOnVirtualThread
class SessionResource {

  private final Sessions sessions;
  private final Throttle throttle;
  private final ClientAddress addresses;
  private final Caller caller;
  private final TenantId tenant;

  SessionResource(
      Sessions sessions,
      Throttle throttle,
      ClientAddress addresses,
      Caller caller,
      @ConfigProperty(name = "careline.tenant.default") String tenant) {
    this.sessions = sessions;
    this.throttle = throttle;
    this.addresses = addresses;
    this.caller = caller;
    this.tenant = new TenantId(tenant);
  }

  record Login(
      @NotNull @Size(max = 254) String email, @NotNull @Size(max = 1024) String password) {}

  record Refresh(@NotNull @Size(max = 256) String refreshToken) {}

  @POST
  @Path("login")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public TokenPair login(@NotNull @Valid Login login, HttpServerRequest request) {
    String address = addresses.of(request);
    throttle.login(tenant, login.email(), address);
    TokenPair pair =
        sessions
            .login(tenant, login.email(), login.password())
            .orElseThrow(() -> Problem.of(ProblemCode.INVALID_CREDENTIALS));
    throttle.succeeded(tenant, login.email(), address);
    return pair;
  }

  @POST
  @Path("refresh")
  @PermitAll
  @Consumes(MediaType.APPLICATION_JSON)
  public TokenPair refresh(@NotNull @Valid Refresh refresh) {
    return sessions.refresh(tenant, refresh.refreshToken());
  }

  @POST
  @Path("logout")
  @Authenticated
  public Response logout() {
    sessions.logout(caller);
    return Response.noContent().build();
  }
}
