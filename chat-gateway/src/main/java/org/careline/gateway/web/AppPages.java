package org.careline.gateway.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.route.EdgeProblem;

/** The app's own addresses lead to its one page; what nobody serves is a problem, not a page. */
@ApplicationScoped
class AppPages {

  private static final List<String> ROOMS =
      List.of("/c", "/desk", "/review", "/admin", "/training", "/login", "/register");
  private static final int BEFORE_RESOURCES = -1;

  void register(@Observes Router router) {
    for (String room : ROOMS) {
      router.get(room).order(BEFORE_RESOURCES).handler(AppPages::page);
      router.get(room + "/*").order(BEFORE_RESOURCES).handler(AppPages::page);
    }
    router
        .route()
        .last()
        .handler(
            context -> {
              if (!context.response().ended()) {
                EdgeProblem.answer(context.response(), ProblemCode.NOT_FOUND, null);
              }
            });
  }

  private static void page(RoutingContext context) {
    context.reroute(HttpMethod.GET, "/index.html");
  }
}
