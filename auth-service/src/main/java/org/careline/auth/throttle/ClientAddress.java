package org.careline.auth.throttle;

import io.vertx.core.http.HttpServerRequest;

/** The network address a request came from: the one the edge saw, as the edge reports it. */
public final class ClientAddress {

  private ClientAddress() {}

  public static String of(HttpServerRequest request) {
    String forwarded = request.getHeader("X-Forwarded-For");
    if (forwarded != null && !forwarded.isBlank()) {
      // The last entry is the edge's own; the ones before it are the client's to invent.
      String[] hops = forwarded.split(",");
      return hops[hops.length - 1].strip();
    }
    return request.remoteAddress().hostAddress();
  }
}
