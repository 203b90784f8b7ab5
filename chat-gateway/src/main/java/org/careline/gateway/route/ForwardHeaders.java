package org.careline.gateway.route;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.careline.contracts.identity.Uuid7;

/** What the services are told of the client; what a client says of itself is not passed on. */
final class ForwardHeaders {

  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private ForwardHeaders() {}

  static void set(RoutingContext context, boolean trustForwarded) {
    MultiMap headers = context.request().headers();
    String peer = context.request().remoteAddress().hostAddress();
    String before = headers.get("X-Forwarded-For");
    headers.set("X-Forwarded-For", trustForwarded && before != null ? before + ", " + peer : peer);
    if (!trustForwarded || !headers.contains("X-Forwarded-Proto")) {
      headers.set("X-Forwarded-Proto", context.request().isSSL() ? "https" : "http");
    }
    if (!trustForwarded || !headers.contains("X-Forwarded-Host")) {
      headers.set("X-Forwarded-Host", context.request().authority().toString());
    }
    headers.remove("Forwarded");
    String id = headers.get("X-Request-Id");
    if (id == null || !REQUEST_ID.matcher(id).matches()) {
      headers.set("X-Request-Id", Uuid7.next().toString());
    }
  }
}
