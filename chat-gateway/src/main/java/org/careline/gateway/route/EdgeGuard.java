package org.careline.gateway.route;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.contracts.problem.ProblemCode;

/** What holds for every request before it is matched to anything. */
@ApplicationScoped
class EdgeGuard {

  private static final int FIRST = 1_900;

  private final RouteConfig config;

  EdgeGuard(RouteConfig config) {
    this.config = config;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, FIRST);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!PathRules.isPlain(request.uri())) {
      EdgeProblem.answer(context.response(), ProblemCode.REQUEST_INVALID, "The path is not plain");
      return;
    }
    if (declared(request) > limit(request)) {
      EdgeProblem.answer(context.response(), ProblemCode.TOO_LARGE, null);
      return;
    }
    // Nobody outside speaks for a service.
    request.headers().remove(ServiceTokens.HEADER);
    context.next();
  }

  private long limit(HttpServerRequest request) {
    return Forward.isImport(PathRules.path(request.uri()))
        ? config.importBytes()
        : config.bodyBytes();
  }

  private static long declared(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
