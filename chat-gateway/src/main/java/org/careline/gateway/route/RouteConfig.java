package org.careline.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where the services are, and how long they may take. */
@ConfigMapping(prefix = "careline.route")
interface RouteConfig {

  /** Base address of auth-service, without a path. */
  URI auth();

  /** Base address of inference-service. */
  URI inference();

  /** Base address of rag-service. */
  URI rag();

  /** Base address of anomaly-service. */
  URI anomaly();

  /** Base address of escalation-service. */
  URI escalation();

  /** Base address of analytics-service. */
  URI analytics();

  /** For a connection. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Of silence; a streaming answer sends a sign of life more often. */
  @WithDefault("90s")
  Duration idleTimeout();

  /** Bytes of a body. */
  @WithDefault("1048576")
  long bodyBytes();

  /** Bytes of a body of an administrator who brings documents. */
  @WithDefault("67108864")
  long importBytes();

  /** Whether something in front of the edge names the client in X-Forwarded-For. */
  @WithDefault("false")
  boolean trustForwarded();

  default URI of(Upstream upstream) {
    return switch (upstream) {
      case AUTH -> auth();
      case INFERENCE -> inference();
      case RAG -> rag();
      case ANOMALY -> anomaly();
      case ESCALATION -> escalation();
      case ANALYTICS -> analytics();
    };
  }
}
