package org.careline.gateway.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Headers that hold a browser to what the app needs, on every response, forwarded ones included.
 */
@ApplicationScoped
class SecurityHeaders {

  private static final int FIRST = 2_000;
  // Dialogs lock scrolling by a style element of their own; scripts have no such exception.
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
          + "connect-src 'self' ws: wss:; img-src 'self' data:; object-src 'none'; "
          + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
  private static final String YEAR = "public, max-age=31536000, immutable";

  void register(@Observes Filters filters) {
    filters.register(
        context -> {
          context.addHeadersEndHandler(_ -> set(context));
          context.next();
        },
        FIRST);
  }

  private static void set(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (context.request().isSSL()
        || "https".equals(context.request().getHeader("X-Forwarded-Proto"))) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    cache(context, headers);
  }

  /**
   * Assets carry a hash in their names and never change; the page that names them must be fresh.
   */
  private static void cache(RoutingContext context, MultiMap headers) {
    String path = context.request().path();
    if (path.startsWith("/assets/") && context.response().getStatusCode() == 200) {
      headers.set("Cache-Control", YEAR);
    } else if (path.startsWith("/api/") || path.startsWith("/v1/")) {
      if (!headers.contains("Cache-Control")) {
        headers.set("Cache-Control", "no-store");
      }
    } else if (!path.startsWith("/.well-known/")) {
      headers.set("Cache-Control", "no-cache");
    }
  }
}
