package org.careline.systemtests.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.careline.systemtests.stack.Stack;

/** The real Prometheus with the repository's own configuration, moved to the ports of the stack. */
final class Prometheus implements AutoCloseable {

  private static final Pattern TARGET = Pattern.compile("\\[([a-z]+)(-[a-z]+):\\d+]");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final URI base;

  private Prometheus(Process process, URI base) {
    this.process = process;
    this.base = base;
  }

  static Prometheus over(Stack stack) throws IOException {
    Path folder = Files.createTempDirectory("prometheus");
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(config, moved(stack));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    return new Prometheus(process, URI.create("http://127.0.0.1:" + port));
  }

  private static String moved(Stack stack) {
    Path own = Monitoring.FOLDER.resolve("prometheus");
    return TARGET
        .matcher(Monitoring.read(own.resolve("prometheus.yml")))
        .replaceAll(
            target ->
                "["
                    + stack
                        .service(
                            target.group(1).equals("chat")
                                ? "GATEWAY_MANAGEMENT"
                                : target.group(1).toUpperCase(java.util.Locale.ROOT))
                        .getAuthority()
                    + "]")
        .replace("15s", "1s")
        .replace("rules/*.yaml", own.resolve("rules") + "/*.yaml");
  }

  JsonNode get(String path) {
    try {
      var answer =
          http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
      return json.readTree(answer.body());
    } catch (IOException e) {
      return json.createObjectNode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** The values of an instant query; those that are no number are left out. */
  List<Double> values(String expression) {
    JsonNode answer =
        get("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
    return StreamSupport.stream(answer.path("data").path("result").spliterator(), false)
        .map(series -> Double.valueOf(series.path("value").path(1).asText().replace("+Inf", "NaN")))
        .filter(Double::isFinite)
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
