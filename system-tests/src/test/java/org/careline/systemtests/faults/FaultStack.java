package org.careline.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Logins;
import org.careline.systemtests.proxy.FaultProxy;
import org.careline.systemtests.proxy.Mode;

/**
 * A whole stack whose parts reach each other through proxies, with the stand-in model, in a state
 * folder and on ports of its own; ended with the run.
 */
final class FaultStack {

  private static final Path ROOT =
      Path.of(System.getenv().getOrDefault("CARELINE_ROOT", "..")).toAbsolutePath().normalize();
  private static final int OFFSET = 13_000;
  private static final int VIA = 300;
  private static FaultStack running;

  private final int replicas;
  private final Path state;
  private final Map<Part, FaultProxy> proxies = new EnumMap<>(Part.class);

  private FaultStack(int replicas) {
    this.replicas = replicas;
    this.state = ROOT.resolve("system-tests/target/fault-stack-" + replicas);
  }

  /** The running stack with so many of each service; starts it fresh when need be. */
  static synchronized FaultStack with(int replicas) {
    if (running != null && running.replicas == replicas) {
      return running;
    }
    if (running == null) {
      Runtime.getRuntime().addShutdownHook(new Thread(FaultStack::end));
    }
    end();
    var stack = new FaultStack(replicas);
    stack.start();
    running = stack;
    return stack;
  }

  private static synchronized void end() {
    if (running != null) {
      running.run("down");
      running.proxies.values().forEach(FaultProxy::close);
      running = null;
    }
  }

  private void start() {
    for (Part part : Part.values()) {
      proxies.put(part, new FaultProxy(part.port(OFFSET) + VIA, part.port(OFFSET)));
    }
    String said =
        run(
            "up",
            "--detach",
            "--no-build",
            "--fresh",
            "--stub-model",
            "--replicas",
            Integer.toString(replicas));
    if (!said.contains("Ready in")) {
      run("down");
      proxies.values().forEach(FaultProxy::close);
      throw new IllegalStateException("./careline up failed:\n" + said);
    }
  }

  /** Through the proxy before the gateway. */
  Careline careline() {
    return new Careline(URI.create("http://localhost:" + (Part.GATEWAY.port(OFFSET) + VIA)));
  }

  /** One replica of the gateway, past what leads to both. */
  Careline replica(int number) {
    int port = Part.GATEWAY.port(OFFSET) + (replicas == 1 ? 0 : 100 * number);
    return new Careline(URI.create("http://localhost:" + port));
  }

  /** Where a part itself listens, past the proxy. */
  URI direct(Part part) {
    return URI.create("http://localhost:" + part.port(OFFSET));
  }

  /** Health and metrics of the edge. */
  URI management() {
    return URI.create("http://localhost:" + (9_080 + OFFSET));
  }

  Logins logins() {
    return Logins.read(state.resolve("demo.json"));
  }

  FaultProxy proxy(Part part) {
    return proxies.get(part);
  }

  void set(Part part, Mode mode) {
    proxies.get(part).set(mode);
  }

  /** Everything as it should be. */
  void heal() {
    proxies.values().forEach(proxy -> proxy.set(Mode.PASS));
  }

  /** Names of what the supervisor keeps running. */
  List<String> processes() {
    try (var files = Files.list(state.resolve("run"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".pid") && !name.equals("supervisor.pid"))
          .map(name -> name.substring(0, name.length() - 4))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a signal to one process; without effect where it is gone. */
  void signal(String process, String signal) {
    pid(process).ifPresent(pid -> run(List.of("kill", signal, Long.toString(pid))));
  }

  /** The process that runs now; a killed one's is gone at once. */
  java.util.Optional<Long> pid(String process) {
    try {
      String[] record =
          Files.readString(state.resolve("run").resolve(process + ".pid")).split("\\s+");
      return ProcessHandle.of(Long.parseLong(record[0]))
          .filter(ProcessHandle::isAlive)
          .map(ProcessHandle::pid);
    } catch (IOException | NumberFormatException e) {
      // Being written just now.
      return java.util.Optional.empty();
    }
  }

  /** Whether a process serves: a service is ready, a store takes connections. */
  boolean serves(String process) {
    try {
      String record = Files.readString(state.resolve("run").resolve(process + ".pid"));
      int port = Integer.parseInt(record.split("\\s+")[2]);
      if (process.contains("gateway")) {
        return Readiness.of(management(port)).isReady();
      }
      if (process.contains("-service")) {
        return Readiness.of(URI.create("http://localhost:" + port)).isReady();
      }
      try (var socket = new java.net.Socket("localhost", port)) {
        return socket.isConnected();
      }
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return false;
    }
  }

  /** The operators' port of the gateway that has this public one. */
  private static URI management(int port) {
    return URI.create("http://localhost:" + (port + 1_000));
  }

  /** The superuser's connection, past the proxy. */
  String databaseUrl() {
    return "jdbc:postgresql://localhost:"
        + Part.POSTGRES.port(OFFSET)
        + "/careline?user=postgres&password="
        + secret("CARELINE_DB_SUPERUSER_PASSWORD");
  }

  String kafka() {
    // What Kafka tells its clients is the proxied address.
    return "localhost:" + (Part.KAFKA.port(OFFSET) + VIA);
  }

  Path state() {
    return state;
  }

  private String secret(String name) {
    try (var lines = Files.lines(state.resolve("secrets.env"))) {
      return lines
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(String... arguments) {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("careline").toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private String run(List<String> command) {
    try {
      var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment());
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroy();
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("CARELINE_STATE", state.toString());
    environment.put("CARELINE_STUB_FIRST_TOKEN_MS", "150");
    environment.put("CARELINE_STUB_GAP_MS", "10");
    environment.put("CARELINE_TURN_PER_MINUTE", "1000000");
    environment.put("CARELINE_TURN_PER_HOUR", "1000000");
    environment.put("CARELINE_PORT_GATEWAY_MANAGEMENT", Integer.toString(9_080 + OFFSET));
    environment.put("CARELINE_PORT_KAFKA_CONTROLLER", Integer.toString(19_093 + OFFSET));
    for (Part part : Part.values()) {
      int port = part.port(OFFSET);
      environment.put("CARELINE_PORT_" + part, Integer.toString(port));
      if (part != Part.GATEWAY) {
        environment.put("CARELINE_VIA_" + part, Integer.toString(port + VIA));
      }
    }
    return environment;
  }
}
