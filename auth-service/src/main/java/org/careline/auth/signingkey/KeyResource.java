package org.careline.auth.signingkey;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.Role;

/** {@code POST /api/v1/auth/keys/rotate}: an administrator makes the next key before its time. */
@Path("/api/v1/auth/keys")
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

  @POST
  @Path("rotate")
  @RolesAllowed(Role.Name.ADMIN)
  public Response rotate() {
    keys.rotate();
    database.doInTenant(
        caller.tenant(), handle -> audit.record(handle, caller, "key.rotate", "key:signing"));
    return Response.noContent().build();
  }
}
