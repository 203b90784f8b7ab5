package org.careline.chassis.overload;

import java.util.List;
import java.util.Optional;

/** How urgent a request is, by its path. */
final class RequestPriority {

  /**
   * Not asked at the door: probes and metrics, and the ways in which an emergency comes, for only
   * the rule floor can tell one.
   */
  private static final List<String> ALWAYS =
      List.of("/q", "/api/v1/chat", "/internal/v1/messages", "/.well-known");

  private static final List<String> URGENT =
      List.of("/api/v1/cases", "/api/v1/desk", "/api/v1/integrations", "/internal/v1/cases");

  private static final List<String> HISTORY =
      List.of(
          "/api/v1/conversations",
          "/api/v1/users",
          "/api/v1/faqs",
          "/api/v1/documents",
          "/api/v1/interactions",
          "/api/v1/reviews",
          "/api/v1/safety");

  private static final List<String> ANALYTICS =
      List.of("/api/v1/analytics", "/api/v1/audit", "/api/v1/dead-letters");

  private RequestPriority() {}

  /** Empty for what is let in unasked. */
  static Optional<Priority> of(String path) {
    if (isUnder(path, ALWAYS)) {
      return Optional.empty();
    }
    if (isUnder(path, URGENT)) {
      return Optional.of(Priority.URGENT);
    }
    if (isUnder(path, HISTORY)) {
      return Optional.of(Priority.HISTORY);
    }
    return Optional.of(isUnder(path, ANALYTICS) ? Priority.ANALYTICS : Priority.CHAT);
  }

  private static boolean isUnder(String path, List<String> prefixes) {
    return prefixes.stream()
        .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
  }
}
