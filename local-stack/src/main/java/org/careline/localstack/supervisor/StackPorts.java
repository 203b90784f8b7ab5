package org.careline.localstack.supervisor;

import java.util.Map;

/** The ports of one stack, from the variables that the launcher sets ({@code CARELINE_PORT_*}). */
record StackPorts(Map<String, String> environment) {
  private static final int REPLICA_STEP = 100;

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

  /** Where a service is reached; with replicas, their common front. */
  int service(ServiceProcess service) {
    return port(service.name());
  }

  /** How many of each service run side by side. */
  int replicas() {
    var value = environment.getOrDefault("CARELINE_REPLICAS", "1");
    if (!value.matches("[1-9]")) {
      throw new IllegalArgumentException("CARELINE_REPLICAS must be 1 to 9, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }

  /**
   * A replica's own port: the service's where it is the only one.
   *
   * @param replica counted from 1
   */
  int replica(ServiceProcess service, int replica) {
    return beside(service(service), replica);
  }

  /** Where the metrics of a replica of the gateway are. */
  int management(int replica) {
    return beside(management(), replica);
  }

  private int beside(int port, int replica) {
    return replicas() == 1 ? port : port + REPLICA_STEP * replica;
  }

  String serviceUrl(ServiceProcess service) {
    return "http://localhost:" + via(service.name());
  }

  /** The port by which services reach a part: its own, unless something is put in between. */
  int via(String component) {
    return environment.containsKey("CARELINE_VIA_" + component)
        ? number("CARELINE_VIA_" + component)
        : port(component);
  }

  private int port(String component) {
    return number("CARELINE_PORT_" + component);
  }

  private int number(String variable) {
    var value = environment.getOrDefault(variable, "");
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new IllegalArgumentException(variable + " must be a port number, not '" + value + "'");
    }
    return Integer.parseInt(value);
  }
}
