package org.careline.chassis.servicetoken;

import jakarta.ws.rs.container.ContainerRequestContext;
import org.careline.chassis.request.RequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Lets nobody but a service through to {@code /internal/**}. */
class InternalPathFilter {

  private final ServiceTokens tokens;
  private final InternalCaller caller;

  InternalPathFilter(ServiceTokens tokens, InternalCaller caller) {
    this.tokens = tokens;
    this.caller = caller;
  }

  @ServerRequestFilter
  void check(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (path.startsWith("/internal/") || path.startsWith("internal/")) {
      var grant = tokens.verify(request.getHeaderString(ServiceTokens.HEADER));
      caller.granted(grant);
      RequestContext.tenant(grant.tenant());
    }
  }
}
