package org.careline.localstack.supervisor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.careline.localstack.KafkaNode;
import org.careline.localstack.model.StubModel;

/** What one stack consists of and how each part is started. */
final class StackPlan {
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xlog:cds*=off",
          "-Xlog:aot*=off",
          "--sun-misc-unsafe-memory-access=allow",
          "--enable-native-access=ALL-UNNAMED");

  /**
   * Halves the CPU a start costs; slower code in the long run, so only for those who mostly wait.
   */
  private static final String SIMPLE_COMPILER = "-XX:TieredStopAtLevel=1";

  private static final String LOOPBACK = "127.0.0.1";

  private final Layout layout;
  private final StackPorts ports;
  private final Secrets secrets;
  private final ModelChoice model;

  StackPlan(Layout layout, StackPorts ports, Secrets secrets, ModelChoice model) {
    this.layout = layout;
    this.ports = ports;
    this.secrets = secrets;
    this.model = model;
  }

  Component postgres() {
    return new PostgresComponent(layout, ports.postgres(), secrets);
  }

  Component redis() {
    return new RedisComponent(layout, ports.redis());
  }

  Component kafka() {
    var command = java(320);
    command.add(SIMPLE_COMPILER);
    command.addAll(archive("kafka"));
    command.add("-Dlog4j2.StatusLogger.level=OFF");
    command.addAll(logging());
    command.addAll(classPath());
    command.add(KafkaNode.class.getName());
    command.add(layout.data("kafka").toString());
    command.add(Integer.toString(ports.kafka()));
    command.add(Integer.toString(ports.kafkaController()));
    command.add(Integer.toString(ports.via("KAFKA")));
    return new ProcessComponent(layout, "kafka", ports.kafka(), command, Map.of(), Probe::accepts);
  }

  Optional<Component> model() {
    return switch (model) {
      case CONFIGURED -> Optional.empty();
      case LOCAL ->
          Optional.of(
              modelServer(
                  List.of(
                      layout.root().resolve(".careline/llm/bin/python").toString(),
                      layout.root().resolve("local-stack/src/main/llm/serve.py").toString(),
                      Integer.toString(ports.model()),
                      model.modelName())));
      case STUB -> {
        var command = java(64);
        command.addAll(classPath());
        command.add(StubModel.class.getName());
        command.add(Integer.toString(ports.model()));
        yield Optional.of(modelServer(command));
      }
    };
  }

  private Component modelServer(List<String> command) {
    return new ProcessComponent(
        layout, "model", ports.model(), command, Map.of(), Probe::servesModels);
  }

  List<Component> services() {
    return IntStream.rangeClosed(1, ports.replicas())
        .boxed()
        .flatMap(replica -> Arrays.stream(ServiceProcess.values()).map(s -> service(s, replica)))
        .toList();
  }

  /** What leads to the replicas of each service; nothing where there is one of each. */
  List<ReplicaFront> fronts() {
    if (ports.replicas() == 1) {
      return List.of();
    }
    return Arrays.stream(ServiceProcess.values()).map(this::front).toList();
  }

  private ReplicaFront front(ServiceProcess service) {
    var host =
        service == ServiceProcess.GATEWAY
            ? ports.environment().getOrDefault("CARELINE_HOST", LOOPBACK)
            : LOOPBACK;
    var replicas =
        IntStream.rangeClosed(1, ports.replicas()).map(one -> ports.replica(service, one));
    return new ReplicaFront(
        host, ports.service(service), replicas.boxed().toList(), Probe::healthy);
  }

  private Component service(ServiceProcess service, int replica) {
    var variables = model.variables(ports.via("MODEL"));
    var environment = new ServiceEnvironment(ports, secrets, variables).of(service, replica);
    var name = replica == 1 ? service.module() : service.module() + "-" + replica;
    var command = java(service.heapMegabytes());
    command.addAll(archive(name));
    if (service.waitsMoreThanItComputes()) {
      command.add(SIMPLE_COMPILER);
    }
    command.addAll(extraOptions());
    command.add("-jar");
    command.add(layout.serviceJar(service).toString());
    return new ProcessComponent(
        layout, name, ports.replica(service, replica), command, environment, Probe::healthy);
  }

  /**
   * Loaded classes are archived when the JVM ends and mapped at its next start: a third less CPU to
   * be ready.
   */
  private List<String> archive(String name) {
    var file = layout.archive(name);
    return List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + file);
  }

  private List<String> extraOptions() {
    var options = ports.environment().getOrDefault("CARELINE_JAVA_OPTS", "").trim();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  private static List<String> java(int heapMegabytes) {
    var command = new ArrayList<String>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-Xmx" + heapMegabytes + "m");
    command.addAll(JVM);
    return command;
  }

  private static List<String> logging() {
    var name = "java.util.logging.config.file";
    var file = System.getProperty(name, "");
    return file.isEmpty() ? List.of() : List.of("-D" + name + "=" + file);
  }

  private static List<String> classPath() {
    return List.of("-cp", System.getProperty("java.class.path"));
  }
}
