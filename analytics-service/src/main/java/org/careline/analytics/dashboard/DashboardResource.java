package org.careline.analytics.dashboard;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import org.careline.chassis.caller.Caller;
import org.careline.contracts.identity.Role;

/** {@code GET /api/v1/analytics/dashboard}: one tenant's figures of the last 1 to 744 hours. */
@Path("/api/v1/analytics/dashboard")
@RolesAllowed(Role.Name.ADMIN)
@RunOnVirtualThread
class DashboardResource {

  private final DashboardQuery query;
  private final Caller caller;

  DashboardResource(DashboardQuery query, Caller caller) {
    this.query = query;
    this.caller = caller;
  }

  @GET
  public Dashboard dashboard(@QueryParam("hours") @DefaultValue("24") @Min(1) @Max(744) int hours) {
    return query.read(caller.tenant(), hours, Instant.now());
  }
}
