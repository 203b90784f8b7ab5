package org.careline.auth.signingkey;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.Role;

/** The published keys, and their rotation by an administrator. */
@Path("/")
@RunOnVirtualThread
class KeyResource {

  private final SigningKeys keys;
  private final Database database;
  private final Audit audit;
  private final Caller caller;

  KeyResource(SigningKeys keys, Database database, Audit audit, Caller caller) {
    this.keys = keys;
    this.database = database;
    this.audit = audit;
    this.caller = caller;
  }

  @GET
  @Path(".well-known/jwks.json")
  @PermitAll
  @Produces(MediaType.APPLICATION_JSON)
  public Response jwks() {
    return Response.ok(keys.jwks()).header("Cache-Control", "public, max-age=300").build();
  }

  @POST
  @Path("api/v1/auth/keys/rotate")
  @RolesAllowed(Role.Name.ADMIN)
  public Response rotate() {
    keys.rotate();
    database.doInTenant(
        caller.tenant(), handle -> audit.record(handle, caller, "key.rotate", "key:signing"));
    return Response.noContent().build();
  }
}
