package org.careline.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackPlanTest {
  @TempDir Path folder;

  @Test
  void aServiceLearnsItsPortAndWhereEverythingElseIs() throws Exception {
    var variables = environment(ModelChoice.STUB).of(ServiceProcess.INFERENCE, 1);

    assertThat(variables)
        .containsEntry("CARELINE_PORT", "9002")
        .containsEntry("CARELINE_DB_URL", "jdbc:postgresql://localhost:9007/careline")
        .containsEntry("CARELINE_KAFKA", "localhost:9008")
        .containsEntry("CARELINE_REDIS_URL", "redis://localhost:9010")
        .containsEntry("CARELINE_RAG_URL", "http://localhost:9003")
        .containsEntry("CARELINE_JWKS_URL", "http://localhost:9001/.well-known/jwks.json")
        .containsEntry("CARELINE_PUBLIC_URL", "http://localhost:9000")
        .containsEntry("CARELINE_MODEL_URL", "http://localhost:9011/v1")
        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
  }

  @Test
  void onlyInferenceLearnsOfTheModel() throws Exception {
    assertThat(environment(ModelChoice.LOCAL).of(ServiceProcess.AUTH, 1))
        .doesNotContainKey("CARELINE_MODEL_URL");
    assertThat(environment(ModelChoice.CONFIGURED).of(ServiceProcess.INFERENCE, 1))
        .doesNotContainKey("CARELINE_MODEL_URL");
  }

  @Test
  void onlyTheGatewayCanBeOpenedToTheNetwork() throws Exception {
    var open = new HashMap<>(ports());
    open.put("CARELINE_HOST", "0.0.0.0");
    var secrets = Secrets.loadOrCreate(folder.resolve("secrets.env"));
    var environment = new ServiceEnvironment(new StackPorts(open), secrets, Map.of());

    assertThat(environment.of(ServiceProcess.GATEWAY, 1))
        .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0");
    assertThat(environment.of(ServiceProcess.AUTH, 1))
        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1");
  }

  @Test
  void replicasHavePortsOfTheirOwnAndAreReachedAtTheUsualOnes() throws Exception {
    var two = new HashMap<>(ports());
    two.put("CARELINE_REPLICAS", "2");
    var secrets = Secrets.loadOrCreate(folder.resolve("secrets.env"));
    var environment = new ServiceEnvironment(new StackPorts(two), secrets, Map.of());

    assertThat(environment.of(ServiceProcess.GATEWAY, 2))
        .containsEntry("CARELINE_PORT", "9200")
        .containsEntry("CARELINE_MANAGEMENT_PORT", "9212")
        .containsEntry("CARELINE_RAG_URL", "http://localhost:9003")
        .containsEntry("CARELINE_PUBLIC_URL", "http://localhost:9000");
  }

  @Test
  void whatStandsInBetweenIsUsedByServicesAlone() throws Exception {
    var via = new HashMap<>(ports());
    via.put("CARELINE_VIA_POSTGRES", "7007");
    via.put("CARELINE_VIA_RAG", "7003");
    var ports = new StackPorts(via);
    var secrets = Secrets.loadOrCreate(folder.resolve("secrets.env"));

    assertThat(new ServiceEnvironment(ports, secrets, Map.of()).of(ServiceProcess.RAG, 1))
        .containsEntry("CARELINE_DB_URL", "jdbc:postgresql://localhost:7007/careline")
        .containsEntry("CARELINE_RAG_URL", "http://localhost:7003")
        .containsEntry("CARELINE_PORT", "9003");
    assertThat(ports.postgres()).isEqualTo(9007);
  }

  @Test
  void aPortThatIsNoneIsNamed() {
    var ports = new StackPorts(Map.of("CARELINE_PORT_KAFKA", "many"));

    assertThatThrownBy(ports::kafka).hasMessageContaining("CARELINE_PORT_KAFKA");
  }

  @Test
  void theFirstRestartIsAtOnceAndPausesDoubleUpToHalfAMinute() {
    var pauses =
        IntStream.of(0, 1, 2, 3, 6, 7, 60).mapToObj(failures -> new Backoff(failures).delay());

    assertThat(pauses.map(Duration::toSeconds)).containsExactly(0L, 0L, 1L, 2L, 16L, 30L, 30L);
  }

  private ServiceEnvironment environment(ModelChoice model) throws Exception {
    var ports = new StackPorts(ports());
    var secrets = Secrets.loadOrCreate(folder.resolve("secrets.env"));
    return new ServiceEnvironment(ports, secrets, model.variables(ports.model()));
  }

  private static Map<String, String> ports() {
    var names =
        new String[] {
          "GATEWAY",
          "AUTH",
          "INFERENCE",
          "RAG",
          "ANOMALY",
          "ESCALATION",
          "ANALYTICS",
          "POSTGRES",
          "KAFKA",
          "KAFKA_CONTROLLER",
          "REDIS",
          "MODEL",
          "GATEWAY_MANAGEMENT"
        };
    var ports = new HashMap<String, String>();
    for (int i = 0; i < names.length; i++) {
      ports.put("CARELINE_PORT_" + names[i], Integer.toString(9000 + i));
    }
    return ports;
  }
}
