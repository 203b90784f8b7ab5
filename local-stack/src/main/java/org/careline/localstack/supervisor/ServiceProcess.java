package org.careline.localstack.supervisor;

/** The seven services, in the order in which they are started; the edge comes last. */
enum ServiceProcess {
  AUTH("auth-service", 192, false),
  RAG("rag-service", 384, false),
  INFERENCE("inference-service", 256, false),
  ANOMALY("anomaly-service", 256, false),
  ESCALATION("escalation-service", 192, true),
  ANALYTICS("analytics-service", 192, true),
  GATEWAY("chat-gateway", 320, false);

  private final String module;
  private final int heapMegabytes;
  private final boolean waitsMoreThanItComputes;

  ServiceProcess(String module, int heapMegabytes, boolean waitsMoreThanItComputes) {
    this.module = module;
    this.heapMegabytes = heapMegabytes;
    this.waitsMoreThanItComputes = waitsMoreThanItComputes;
  }

  /** Its Maven module, which is also its name. */
  String module() {
    return module;
  }

  int heapMegabytes() {
    return heapMegabytes;
  }

  boolean waitsMoreThanItComputes() {
    return waitsMoreThanItComputes;
  }
}
