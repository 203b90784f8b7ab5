package org.careline.gateway.web;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/**
 * {@code GET /healthz}: ready or not, for whoever sends people here; the details are not public.
 */
@Path("/healthz")
@PermitAll
@RunOnVirtualThread
class ReadyResource {

  private final SmallRyeHealthReporter health;

  ReadyResource(SmallRyeHealthReporter health) {
    this.health = health;
  }

  @GET
  public Response ready() {
    boolean down = health.getReadiness().isDown();
    return Response.status(down ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.NO_CONTENT)
        .build();
  }
}
