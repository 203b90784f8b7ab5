package org.careline.auth.account;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.careline.auth.account.RegisterAccount.Details;
import org.careline.auth.throttle.ClientAddress;
import org.careline.auth.throttle.Throttle;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.text.PhiText;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** {@code POST /api/v1/auth/register}. */
@Path("/api/v1/auth/register")
@PermitAll
@RunOnVirtualThread
class RegistrationResource {

  private final RegisterAccount register;
  private final Throttle throttle;
  private final ClientAddress addresses;
  private final TenantId tenant;

  RegistrationResource(
      RegisterAccount register,
      Throttle throttle,
      ClientAddress addresses,
      @ConfigProperty(name = "careline.tenant.default") String tenant) {
    this.register = register;
    this.throttle = throttle;
    this.addresses = addresses;
    this.tenant = new TenantId(tenant);
  }

  record Registration(
      @NotNull @Email @Size(min = 3, max = 254) String email,
      @NotNull @Size(max = 1024) String password,
      @NotBlank @Size(max = 100) String displayName,
      @Pattern(regexp = "en|es|zh|hi") String language,
      @Pattern(regexp = "[A-Z]{2}") String country) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response register(@NotNull @Valid Registration registration, HttpServerRequest request) {
    throttle.registration(addresses.of(request));
    var details =
        new Details(
            PhiText.of(registration.email()),
            PhiText.of(registration.displayName().strip()),
            registration.language() == null ? "en" : registration.language(),
            registration.country() == null ? "US" : registration.country());
    Account account = register.register(tenant, details, registration.password());
    return Response.status(Response.Status.CREATED).entity(AccountView.from(account)).build();
  }
}
