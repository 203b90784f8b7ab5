package org.careline.localstack.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The stub's HTTP server: {@code POST /v1/chat/completions}, whole or streamed, and {@code GET
 * /v1/models}.
 */
public final class StubModel implements AutoCloseable {
  private static final String NAME = "stub";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Harmless by design: sentences that no output guard has reason to withhold. */
  private static final String ANSWER =
      "Rest in a quiet room and drink water through the day [1]. "
          + "Many people feel better within a few hours. "
          + "Write down when it started and what you were doing. "
          + "See a doctor if it gets worse or does not go away [1].";

  private static final List<String> TOKENS = List.of(ANSWER.split("(?= )"));

  private final HttpServer server;
  private final ExecutorService threads;
  private final StubPace pace;
  private final AtomicLong requests = new AtomicLong();

  private StubModel(HttpServer server, ExecutorService threads, StubPace pace) {
    this.server = server;
    this.threads = threads;
    this.pace = pace;
  }

  /** Starts on the given port of the loopback interface; port 0 takes a free one. */
  public static StubModel start(int port, StubPace pace) throws IOException {
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    var server = HttpServer.create(address, 0);
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var stub = new StubModel(server, threads, pace);
    server.setExecutor(threads);
    server.createContext("/v1/models", StubModel::models);
    server.createContext("/v1/chat/completions", stub::complete);
    server.start();
    return stub;
  }

  /** {@code StubModel <port>}; paced by variables {@code CARELINE_STUB_*}. */
  public static void main(String[] arguments) throws IOException {
    start(Integer.parseInt(arguments[0]), StubPace.from(System.getenv()));
  }

  /** The port it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Completions asked for so far, those that went wrong included. */
  public long requests() {
    return requests.get();
  }

  private static void models(HttpExchange exchange) throws IOException {
    var model = Map.of("id", NAME, "object", "model", "owned_by", "careline");
    answer(exchange, 200, Map.of("object", "list", "data", List.of(model)));
  }

  private void complete(HttpExchange exchange) throws IOException {
    var draw = pace.draw(requests.incrementAndGet());
    var request = JSON.readTree(exchange.getRequestBody());
    if (draw.fault() == StubPace.Fault.UNAVAILABLE) {
      var error = Map.of("message", "The stub is out of order by plan", "type", "server_error");
      answer(exchange, 503, Map.of("error", error));
      return;
    }
    sleep(StubPace.jittered(pace.firstToken(), draw.random()));
    if (wantsStream(request)) {
      stream(exchange, draw);
    } else {
      sleep(pace.gap().multipliedBy(TOKENS.size()));
      answer(exchange, 200, whole());
    }
  }

  private static boolean wantsStream(JsonNode request) {
    return request != null && request.path("stream").asBoolean(false);
  }

  private void stream(HttpExchange exchange, StubPace.Draw draw) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    boolean cut = draw.fault() == StubPace.Fault.CUT;
    int sent = cut ? TOKENS.size() / 2 : TOKENS.size();
    var out = exchange.getResponseBody();
    event(out, chunk(Map.of("role", "assistant", "content", ""), false));
    for (String token : TOKENS.subList(0, sent)) {
      event(out, chunk(Map.of("content", token), false));
      sleep(StubPace.jittered(pace.gap(), draw.random()));
    }
    if (cut) {
      // Closing the exchange without its last chunk is what a client sees when a model server dies.
      throw new IOException("Cut by plan");
    }
    event(out, chunk(Map.of(), true));
    out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.close();
  }

  private static void event(OutputStream out, Map<String, Object> chunk) throws IOException {
    out.write(
        ("data: " + JSON.writeValueAsString(chunk) + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static Map<String, Object> chunk(Map<String, Object> delta, boolean last) {
    Map<String, Object> choice =
        last
            ? Map.of("index", 0, "delta", delta, "finish_reason", "stop")
            : Map.of("index", 0, "delta", delta);
    return Map.of(
        "id",
        "chatcmpl-stub",
        "object",
        "chat.completion.chunk",
        "created",
        0,
        "model",
        NAME,
        "choices",
        List.of(choice));
  }

  private static Map<String, Object> whole() {
    Map<String, Object> message = Map.of("role", "assistant", "content", ANSWER);
    Map<String, Object> choice = Map.of("index", 0, "message", message, "finish_reason", "stop");
    return Map.of(
        "id",
        "chatcmpl-stub",
        "object",
        "chat.completion",
        "created",
        0,
        "model",
        NAME,
        "choices",
        List.of(choice),
        "usage",
        Map.of(
            "prompt_tokens", 0, "completion_tokens", TOKENS.size(), "total_tokens", TOKENS.size()));
  }

  private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static void sleep(Duration duration) {
    LockSupport.parkNanos(duration.toNanos());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
