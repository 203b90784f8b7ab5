package org.careline.systemtests.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Logins;
import org.careline.systemtests.client.Session;

/**
 * The real thing: {@code ./careline up} of this checkout, on ports and in a state folder of its
 * own, shared by all tests of the run and ended with it.
 */
public final class Stack {

  private static final Path ROOT =
      Path.of(System.getenv().getOrDefault("CARELINE_ROOT", "..")).toAbsolutePath().normalize();
  private static final Path STATE = ROOT.resolve("system-tests/target/stack");
  private static final int OFFSET = 12_000;
  private static final Map<String, Integer> PORTS = ports();
  private static Stack running;
  private static boolean started;

  private final Mode mode;

  private Stack(Mode mode) {
    this.mode = mode;
  }

  /** What answers patients. */
  public enum Mode {
    EXTRACTIVE,
    STUB,
    LLM
  }

  /** The running stack in this mode; starts or restarts it when need be. */
  public static synchronized Stack in(Mode mode) {
    if (running != null && running.mode == mode) {
      return running;
    }
    List<String> up = new ArrayList<>(List.of("up", "--detach", "--no-build"));
    if (!started) {
      started = true;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> run("down")));
      up.add("--fresh");
    }
    running = null;
    run("down");
    switch (mode) {
      case EXTRACTIVE -> {}
      case STUB -> up.add("--stub-model");
      case LLM -> up.add("--llm");
    }
    Outcome outcome = run(up.toArray(String[]::new));
    if (outcome.code() != 0) {
      throw new IllegalStateException("./careline up failed:\n" + outcome.output());
    }
    running = new Stack(mode);
    return running;
  }

  public Careline careline() {
    return new Careline(base());
  }

  public URI base() {
    return URI.create("http://localhost:" + PORTS.get("CARELINE_PORT_GATEWAY"));
  }

  /** The address of a service behind the edge, for what only an operator sees. */
  public URI service(String name) {
    return URI.create("http://localhost:" + PORTS.get("CARELINE_PORT_" + name));
  }

  public Logins logins() {
    return Logins.read(STATE.resolve("demo.json"));
  }

  /** One of the secrets this stack runs with, for what only its operator can do. */
  public String secret(String name) {
    try (var lines = Files.lines(STATE.resolve("secrets.env"))) {
      return lines
          .filter(line -> line.startsWith(name + "="))
          .map(line -> line.substring(name.length() + 1))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Session signIn(String who) {
    return logins().signIn(careline(), who);
  }

  public static Path root() {
    return ROOT;
  }

  public static Path logs() {
    return STATE.resolve("logs");
  }

  /** The launcher's exit code and everything it printed. */
  public record Outcome(int code, String output) {}

  /** Runs the launcher against this stack. */
  public static Outcome run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /** Takes the shared stack down; the next test that needs it starts it again. */
  static synchronized void release() {
    if (running != null) {
      running = null;
      run("down");
    }
  }

  static int port(String component) {
    return PORTS.get("CARELINE_PORT_" + component);
  }

  static Outcome run(Map<String, String> more, String... arguments) {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("careline").toString()));
    command.addAll(List.of(arguments));
    try {
      var builder = new ProcessBuilder(command).directory(ROOT.toFile()).redirectErrorStream(true);
      builder.environment().putAll(environment());
      builder.environment().putAll(more);
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes());
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroy();
      }
      return new Outcome(process.exitValue(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("CARELINE_STATE", STATE.toString());
    environment.put("CARELINE_STUB_FIRST_TOKEN_MS", "400");
    environment.put("CARELINE_STUB_GAP_MS", "120");
    PORTS.forEach((name, port) -> environment.put(name, Integer.toString(port)));
    return environment;
  }

  private static Map<String, Integer> ports() {
    Map<String, Integer> standard =
        Map.ofEntries(
            Map.entry("GATEWAY", 8080),
            Map.entry("GATEWAY_MANAGEMENT", 9080),
            Map.entry("AUTH", 8081),
            Map.entry("INFERENCE", 8082),
            Map.entry("RAG", 8083),
            Map.entry("ANOMALY", 8084),
            Map.entry("ESCALATION", 8085),
            Map.entry("ANALYTICS", 8086),
            Map.entry("POSTGRES", 15_432),
            Map.entry("KAFKA", 19_092),
            Map.entry("KAFKA_CONTROLLER", 19_093),
            Map.entry("REDIS", 16_379),
            Map.entry("MODEL", 18_090));
    Map<String, Integer> moved = new LinkedHashMap<>();
    standard.forEach((name, port) -> moved.put("CARELINE_PORT_" + name, port + OFFSET));
    return moved;
  }
}
