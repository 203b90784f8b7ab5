package org.careline.analytics.rollup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.careline.chassis.caller.Caller;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;

/** {@code /api/v1/analytics/rebuild}: start a rebuild of the figures, and see how it went. */
@Path("/api/v1/analytics/rebuild")
@RolesAllowed(Role.Name.ADMIN)
@RunOnVirtualThread
class RebuildResource {

  private final Rebuilds rebuilds;
  private final Caller caller;

  RebuildResource(Rebuilds rebuilds, Caller caller) {
    this.rebuilds = rebuilds;
    this.caller = caller;
  }

  @POST
  public Response start() {
    return Response.accepted(rebuilds.start(caller)).build();
  }

  @GET
  public RebuildStatus latest() {
    return rebuilds.latest(caller.tenant()).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
