package org.careline.localstack.supervisor;

/** The seven services, in the order in which they are started; the edge comes last. */
enum ServiceProcess {
  AUTH("auth-service", 192),
  RAG("rag-service", 384),
  INFERENCE("inference-service", 256),
  ANOMALY("anomaly-service", 256),
  ESCALATION("escalation-service", 192),
  ANALYTICS("analytics-service", 192),
  GATEWAY("chat-gateway", 320);

  private final String module;
  private final int heapMegabytes;

  ServiceProcess(String module, int heapMegabytes) {
    this.module = module;
    this.heapMegabytes = heapMegabytes;
  }

  /** Its Maven module, which is also its name. */
  String module() {
    return module;
  }

  int heapMegabytes() {
    return heapMegabytes;
  }
}
