package org.careline.auth;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.careline.localstack.FreePort;

/** Lets the service under test check tokens against the keys it publishes itself. */
public final class OwnKeys implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    String port = Integer.toString(FreePort.find());
    return Map.of(
        "quarkus.http.test-port",
        port,
        "mp.jwt.verify.publickey.location",
        "http://localhost:" + port + "/.well-known/jwks.json",
        "careline.throttle.attempts-per-address",
        "100000");
  }

  @Override
  public void stop() {}
}
