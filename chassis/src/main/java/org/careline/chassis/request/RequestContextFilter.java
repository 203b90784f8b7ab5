package org.careline.chassis.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.careline.contracts.identity.Uuid7;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Takes over or gives out {@code X-Request-Id}; the answer carries it back. */
class RequestContextFilter {

  private static final String HEADER = "X-Request-Id";
  private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  @ServerRequestFilter(preMatching = true)
  void begin(ContainerRequestContext request) {
    String given = request.getHeaderString(HEADER);
    String id =
        given != null && ACCEPTED.matcher(given).matches() ? given : Uuid7.next().toString();
    request.setProperty(HEADER, id);
    RequestContext.begin(id, id);
  }

  @ServerResponseFilter
  void end(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(HEADER) instanceof String id) {
      response.getHeaders().putSingle(HEADER, id);
    }
    RequestContext.end();
  }
}
