package org.careline.localstack.supervisor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.careline.localstack.DatabaseProvisioner;

/** The variables a service is configured by on one machine. */
record ServiceEnvironment(StackPorts ports, Secrets secrets, Map<String, String> model) {
  /**
   * @param replica counted from 1
   */
  Map<String, String> of(ServiceProcess service, int replica) {
    var variables = new LinkedHashMap<String, String>();
    variables.putAll(secrets.forServices());
    variables.put("CARELINE_PORT", Integer.toString(ports.replica(service, replica)));
    variables.put("CARELINE_DB_URL", databaseUrl());
    variables.put("CARELINE_KAFKA", "localhost:" + ports.via("KAFKA"));
    variables.put("CARELINE_REDIS_URL", "redis://localhost:" + ports.via("REDIS"));
    variables.put("CARELINE_SEED_DEMO", "true");
    variables.putAll(addresses());
    if (service == ServiceProcess.INFERENCE) {
      variables.putAll(model);
    }
    if (service != ServiceProcess.GATEWAY) {
      variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    } else {
      var host = ports.environment().getOrDefault("CARELINE_HOST", "127.0.0.1");
      variables.put("QUARKUS_HTTP_HOST", host);
      variables.put("CARELINE_MANAGEMENT_HOST", "127.0.0.1");
      variables.put("CARELINE_MANAGEMENT_PORT", Integer.toString(ports.management(replica)));
    }
    return variables;
  }

  private String databaseUrl() {
    return "jdbc:postgresql://localhost:"
        + ports.via("POSTGRES")
        + "/"
        + DatabaseProvisioner.DATABASE;
  }

  private Map<String, String> addresses() {
    var variables = new LinkedHashMap<String, String>();
    for (ServiceProcess other : ServiceProcess.values()) {
      variables.put("CARELINE_" + other.name() + "_URL", ports.serviceUrl(other));
    }
    variables.put(
        "CARELINE_PUBLIC_URL", "http://localhost:" + ports.service(ServiceProcess.GATEWAY));
    variables.put(
        "CARELINE_JWKS_URL", ports.serviceUrl(ServiceProcess.AUTH) + "/.well-known/jwks.json");
    return variables;
  }
}
