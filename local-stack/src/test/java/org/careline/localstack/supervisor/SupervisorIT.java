package org.careline.localstack.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.careline.localstack.FreePort;
import org.careline.localstack.process.ProcessRecord;
import org.careline.localstack.process.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The supervisor as a process over real stores and seven stand-ins for the services. */
class SupervisorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path root;
  private Layout layout;
  private Map<String, String> ports;
  private RunFolder run;

  @BeforeEach
  void buildFakeServices() throws IOException {
    layout = new Layout(root, root.resolve("state"));
    run = new RunFolder(layout.run());
    Files.createDirectories(layout.home().resolve("logs"));
    for (ServiceProcess service : ServiceProcess.values()) {
      FakeService.writeJar(layout.serviceJar(service));
    }
    ports =
        Stream.of(
                "GATEWAY GATEWAY_MANAGEMENT AUTH INFERENCE RAG ANOMALY ESCALATION ANALYTICS POSTGRES KAFKA"
                    .concat(" KAFKA_CONTROLLER REDIS MODEL")
                    .split(" "))
            .collect(
                Collectors.toMap(
                    name -> "CARELINE_PORT_" + name, _ -> Integer.toString(FreePort.find())));
  }

  @AfterEach
  void endWhatIsLeft() {
    run.find("supervisor").flatMap(ProcessRecord::process).ifPresent(this::end);
    run.reap(List.of("kafka", "redis", "postgres"), Duration.ofSeconds(10));
  }

  private void end(ProcessHandle process) {
    RunFolder.end(process, PATIENCE);
  }

  @Test
  void startsAgainWhatIsKilledAndLeavesNothingBehindWhenItEnds() throws Exception {
    var supervisor = supervise();
    awaitState("ready");
    var before = run.all();
    assertThat(before).hasSize(11);

    for (String victim : List.of("chat-gateway", "redis", "postgres")) {
      run.find(victim).flatMap(ProcessRecord::process).orElseThrow().destroyForcibly();
    }

    await().atMost(PATIENCE).until(() -> livesAnew("chat-gateway", before));
    await().atMost(PATIENCE).until(() -> livesAnew("redis", before));
    await().atMost(PATIENCE).until(() -> livesAnew("postgres", before));

    var running = run.all();
    supervisor.destroy();
    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(running).noneMatch(record -> record.process().isPresent());
    assertThat(run.all()).isEmpty();
  }

  @Test
  void downEndsWhatAKilledSupervisorLeftBehind() throws Exception {
    var supervisor = supervise();
    awaitState("ready");
    var running = run.all();
    supervisor.destroyForcibly().waitFor();
    assertThat(running.stream().filter(record -> record.process().isPresent())).hasSize(10);

    var down = command("down").start();

    assertThat(down.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(down.exitValue()).isZero();
    assertThat(running).noneMatch(record -> record.process().isPresent());
  }

  @Test
  void namesTheServiceThatIsNotBuilt() throws Exception {
    Files.delete(layout.serviceJar(ServiceProcess.RAG));

    var supervisor = supervise();

    assertThat(supervisor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(supervisor.exitValue()).isEqualTo(1);
    assertThat(layout.log("supervisor").tail(50))
        .anyMatch(line -> line.startsWith("[fail] rag-service: is not built"));
  }

  private boolean livesAnew(String name, List<ProcessRecord> before) {
    var old = before.stream().filter(record -> record.name().equals(name)).findFirst();
    var now = run.find(name).filter(record -> record.process().isPresent());
    return now.isPresent()
        && now.get().pid() != old.orElseThrow().pid()
        && Probe.accepts(now.get().port());
  }

  private Process supervise() throws IOException {
    var log = layout.log("supervisor").path().toFile();
    return command("supervise").redirectErrorStream(true).redirectOutput(log).start();
  }

  private ProcessBuilder command(String name) {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), name, root.toString(), layout.home().toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(ports);
    return builder;
  }

  private void awaitState(String state) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(new StackState(layout.run()).get()).isEqualTo(state));
  }
}
