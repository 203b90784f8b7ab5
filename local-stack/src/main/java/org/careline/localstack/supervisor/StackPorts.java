package org.careline.localstack.supervisor;

import java.util.Map;

/** The ports of one stack, from the variables that the launcher sets ({@code CARELINE_PORT_*}). */
record StackPorts(Map<String, String> environment) {
  int postgres() {
    return port("POSTGRES");
  }

  int kafka() {
    return port("KAFKA");
  }

  int kafkaController() {
    return port("KAFKA_CONTROLLER");
  }

  int redis() {
    return port("REDIS");
  }

  int model() {
    return port("MODEL");
  }

  /** Where the gateway's metrics are; its public port has none. */
  int management() {
    return port("GATEWAY_MANAGEMENT");
  }

  int service(ServiceProcess service) {
    return port(service.name());
  }

  String serviceUrl(ServiceProcess service) {
    return "http://localhost:" + service(service);
  }

  private int port(String component) {
    var variable = "CARELINE_PORT_" + component;
    var value = environment.getOrDefault(variable, "");
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(variable + " must be a port number, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}
