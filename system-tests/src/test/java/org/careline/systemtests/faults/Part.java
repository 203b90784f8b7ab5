package org.careline.systemtests.faults;

/** What others reach by TCP. */
enum Part {
  GATEWAY(8_080, "chat-gateway"),
  AUTH(8_081, "auth-service"),
  INFERENCE(8_082, "inference-service"),
  RAG(8_083, "rag-service"),
  ANOMALY(8_084, "anomaly-service"),
  ESCALATION(8_085, "escalation-service"),
  ANALYTICS(8_086, "analytics-service"),
  POSTGRES(15_432, "postgres"),
  KAFKA(19_092, "kafka"),
  REDIS(16_379, "redis"),
  MODEL(18_090, "model");

  private final int port;
  private final String process;

  Part(int port, String process) {
    this.port = port;
    this.process = process;
  }

  int port(int offset) {
    return port + offset;
  }

  /** Its name at the supervisor's. */
  String process() {
    return process;
  }

  boolean isService() {
    return process.endsWith("-service");
  }
}
