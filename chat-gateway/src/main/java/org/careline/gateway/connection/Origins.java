package org.careline.gateway.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Which sites may open a socket in a visitor's browser: our own and those configured. A client that
 * is no browser sends no origin and is judged by its token alone.
 */
@ApplicationScoped
class Origins {

  private final Set<String> allowed;

  Origins(SocketConfig config) {
    this.allowed = new HashSet<>();
    config.origins().forEach(origin -> allowed.add(origin.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * @param origin the header, null when there is none
   * @param host the host and port the request is for
   */
  boolean permits(String origin, String host) {
    return origin == null
        || allowed.contains(origin.toLowerCase(Locale.ROOT))
        || isSame(origin, host);
  }

  private static boolean isSame(String origin, String host) {
    try {
      URI uri = URI.create(origin);
      return host != null
          && uri.getAuthority() != null
          && uri.getAuthority().equalsIgnoreCase(host);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
