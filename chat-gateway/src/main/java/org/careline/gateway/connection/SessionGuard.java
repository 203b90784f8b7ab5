package org.careline.gateway.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.fanout.FrameJson;
import org.careline.gateway.route.EdgeProblem;

/**
 * Ends a session at the edge for every service at once. The token is not judged here: whose session
 * it names is taken at its word, for a forged one is refused by whoever verifies it.
 */
@ApplicationScoped
class SessionGuard {

  private static final int AFTER_THE_PATH = 1_800;
  private static final String BEARER = "Bearer ";
  private static final String CARRIER = "quarkus-http-upgrade#Authorization#";
  private static final int LONGEST = 8_192;

  private final Revocations revocations;

  SessionGuard(Revocations revocations) {
    this.revocations = revocations;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, AFTER_THE_PATH);
  }

  private void check(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<UUID> session =
        session(request.getHeader("Authorization"))
            .or(() -> carried(request.getHeader("Sec-WebSocket-Protocol")));
    if (session.isEmpty()) {
      context.next();
      return;
    }
    Optional<Boolean> known = revocations.known(session.get());
    if (known.isPresent()) {
      decide(context, known.get());
      return;
    }
    Context loop = Vertx.currentContext();
    request.pause();
    Thread.ofVirtual()
        .start(
            () -> {
              boolean revoked = revocations.isRevoked(session.get());
              loop.runOnContext(
                  _ -> {
                    if (!isUpgrade(request)) { // what becomes a socket must not be read before
                      request.resume();
                    }
                    decide(context, revoked);
                  });
            });
  }

  private static boolean isUpgrade(HttpServerRequest request) {
    return request.getHeader("Upgrade") != null;
  }

  private static void decide(RoutingContext context, boolean revoked) {
    if (revoked) {
      context.response().putHeader("WWW-Authenticate", "Bearer");
      EdgeProblem.answer(context.response(), ProblemCode.SESSION_REVOKED, null);
    } else {
      context.next();
    }
  }

  /** A browser's socket cannot set headers: it carries its token as a sub-protocol. */
  static Optional<UUID> carried(String protocols) {
    if (protocols == null || protocols.length() > LONGEST) {
      return Optional.empty();
    }
    return Arrays.stream(protocols.split(","))
        .map(String::strip)
        .map(SessionGuard::decoded)
        .filter(protocol -> protocol.startsWith(CARRIER))
        .findFirst()
        .flatMap(protocol -> session(protocol.substring(CARRIER.length())));
  }

  private static String decoded(String protocol) {
    try {
      return URLDecoder.decode(protocol, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  static Optional<UUID> session(String authorization) {
    if (authorization == null
        || !authorization.startsWith(BEARER)
        || authorization.length() > LONGEST) {
      return Optional.empty();
    }
    String[] parts = authorization.substring(BEARER.length()).split("\\.");
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
      return FrameJson.parse(claims)
          .map(node -> node.path("sid"))
          .filter(JsonNode::isTextual)
          .map(sid -> UUID.fromString(sid.textValue()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
