package org.careline.gateway.route;

/** The services behind the edge. */
enum Upstream {
  AUTH,
  INFERENCE,
  RAG,
  ANOMALY,
  ESCALATION,
  ANALYTICS
}
