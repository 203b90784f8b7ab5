package org.careline.gateway.route;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which service owns which public path. A path below an entry belongs to it, a longer name does
 * not.
 */
final class RouteTable {

  private static final Map<String, Upstream> ROUTES = new LinkedHashMap<>();

  static {
    ROUTES.put("/api/v1/auth", Upstream.AUTH);
    ROUTES.put("/api/v1/users", Upstream.AUTH);
    ROUTES.put("/.well-known/jwks.json", Upstream.AUTH);
    ROUTES.put("/v1/chat/completions", Upstream.INFERENCE);
    ROUTES.put("/v1/models", Upstream.INFERENCE);
    ROUTES.put("/api/v1/faqs", Upstream.RAG);
    ROUTES.put("/api/v1/documents", Upstream.RAG);
    ROUTES.put("/api/v1/interactions", Upstream.ANOMALY);
    ROUTES.put("/api/v1/reviews", Upstream.ANOMALY);
    ROUTES.put("/api/v1/safety", Upstream.ANOMALY);
    ROUTES.put("/api/v1/cases", Upstream.ESCALATION);
    ROUTES.put("/api/v1/desk/ws", Upstream.ESCALATION);
    ROUTES.put("/api/v1/integrations", Upstream.ESCALATION);
    ROUTES.put("/api/v1/analytics", Upstream.ANALYTICS);
    ROUTES.put("/api/v1/audit", Upstream.ANALYTICS);
    ROUTES.put("/api/v1/dead-letters", Upstream.ANALYTICS);
  }

  private RouteTable() {}

  static Optional<Upstream> match(String path) {
    return ROUTES.entrySet().stream()
        .filter(route -> isUnder(path, route.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  static boolean isUnder(String path, String prefix) {
    return path.equals(prefix) || path.startsWith(prefix + "/");
  }
}
