package org.careline.auth.throttle;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** The network address a request came from: the one our side saw, as the edge reports it. */
@ApplicationScoped
public class ClientAddress {

  private final ThrottleConfig config;

  ClientAddress(ThrottleConfig config) {
    this.config = config;
  }

  public String of(HttpServerRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null || forwarded.isBlank()
        ? request.remoteAddress().hostAddress()
        : among(forwarded, config.proxiesBeforeEdge());
  }

  /** The last entries are our own proxies'; the ones before the client are its own to invent. */
  static String among(String forwarded, int proxies) {
    String[] hops = forwarded.split(",");
    return hops[Math.max(0, hops.length - 1 - proxies)].strip();
  }
}
