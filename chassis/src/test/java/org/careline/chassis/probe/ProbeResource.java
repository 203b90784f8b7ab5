package org.careline.chassis.probe;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.servicetoken.InternalCaller;
import org.careline.contracts.identity.Role;

@Path("/")
@RunOnVirtualThread
class ProbeResource {

  private final Caller caller;
  private final InternalCaller internal;

  ProbeResource(Caller caller, InternalCaller internal) {
    this.caller = caller;
    this.internal = internal;
  }

  @GET
  @Path("probe/me")
  @RolesAllowed(Role.Name.PATIENT)
  public Map<String, String> me() {
    return Map.of("id", caller.userId().toString(), "tenant", caller.tenant().value());
  }

  record Note(@NotBlank String text) {}

  @POST
  @Path("probe/notes")
  @Consumes(MediaType.APPLICATION_JSON)
  public Note echo(@Valid Note note) {
    return note;
  }

  @GET
  @Path("probe/surprise")
  public String surprise() {
    throw new IllegalStateException("the patient said something private");
  }

  @GET
  @Path("internal/v1/probe")
  public String internal() {
    return internal.service() + " for " + internal.tenant();
  }
}
