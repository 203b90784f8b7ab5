package org.careline.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model server that speaks OpenAI's streaming wire format, with seeded delays and faults on
 * command. Needs nothing but the JDK.
 */
public final class StubModelServer implements AutoCloseable {

  private final HttpServer server;
  private final Random random;
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Behaviour usual = Behaviour.answer("All is well.");

  private StubModelServer(HttpServer server, long seed) {
    this.server = server;
    this.random = new Random(seed);
  }

  public static StubModelServer start(long seed) {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      StubModelServer stub = new StubModelServer(HttpServer.create(loopback, 256), seed);
      stub.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      stub.server.createContext("/v1/chat/completions", stub::handle);
      stub.server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  /** What to do with the next calls, in order; afterwards the usual. */
  public void next(Behaviour... behaviours) {
    script.addAll(List.of(behaviours));
  }

  public void usually(Behaviour behaviour) {
    usual = behaviour;
  }

  /** Bodies of the calls so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** Calls whose client went away before the end. */
  public int abandoned() {
    return abandoned.get();
  }

  /** Forgets calls and script. */
  public void reset() {
    script.clear();
    requests.clear();
    abandoned.set(0);
    usual = Behaviour.answer("All is well.");
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  /**
   * One call's course.
   *
   * @param status an HTTP error instead of an answer, unless 200
   * @param header of the error: {@code Retry-After} in seconds; empty for none
   * @param body of the error
   * @param firstToken delay before the first byte; up to a tenth more by the seed
   * @param gap delay between tokens; up to a tenth more by the seed
   * @param tokens of the answer
   * @param cut whether the connection ends after the tokens, without an end
   * @param finish the finish reason
   */
  public record Behaviour(
      int status,
      String header,
      String body,
      Duration firstToken,
      Duration gap,
      List<String> tokens,
      boolean cut,
      String finish) {

    public static Behaviour answer(String text) {
      return new Behaviour(
          200, "", "", Duration.ZERO, Duration.ZERO, tokensOf(text), false, "stop");
    }

    public static Behaviour error(int status, String body) {
      return new Behaviour(
          status, "", body, Duration.ZERO, Duration.ZERO, List.of(), false, "stop");
    }

    public static Behaviour hang() {
      return answer("never").after(Duration.ofHours(1));
    }

    public Behaviour retryAfter(String seconds) {
      return new Behaviour(status, seconds, body, firstToken, gap, tokens, cut, finish);
    }

    public Behaviour after(Duration delay) {
      return new Behaviour(status, header, body, delay, gap, tokens, cut, finish);
    }

    public Behaviour every(Duration delay) {
      return new Behaviour(status, header, body, firstToken, delay, tokens, cut, finish);
    }

    public Behaviour cutAfter(int count) {
      return new Behaviour(
          status, header, body, firstToken, gap, tokens.subList(0, count), true, finish);
    }

    public Behaviour finishing(String reason) {
      return new Behaviour(status, header, body, firstToken, gap, tokens, cut, reason);
    }

    /** A word with the space before it, as tokenizers cut. */
    private static List<String> tokensOf(String text) {
      return text.isEmpty() ? List.of() : List.of(text.split("(?= )|(?<=\\n)"));
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Behaviour planned = script.poll();
    Behaviour behaviour = planned == null ? usual : planned;
    try (exchange) {
      if (behaviour.status() != 200) {
        refuse(exchange, behaviour);
      } else if (!pause(behaviour.firstToken())) {
        stream(exchange, behaviour);
      }
    } catch (IOException gone) {
      abandoned.incrementAndGet();
    }
  }

  private static void refuse(HttpExchange exchange, Behaviour behaviour) throws IOException {
    if (!behaviour.header().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", behaviour.header());
    }
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] body = behaviour.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(behaviour.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private void stream(HttpExchange exchange, Behaviour behaviour) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    send(out, chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"));
    for (int i = 0; i < behaviour.tokens().size(); i++) {
      if (i > 0 && pause(behaviour.gap())) {
        return;
      }
      send(out, chunk("{\"content\":" + quoted(behaviour.tokens().get(i)) + "}", "null"));
    }
    if (behaviour.cut()) {
      return;
    }
    send(out, chunk("{}", "\"" + behaviour.finish() + "\""));
    send(
        out,
        "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\","
            + "\"choices\":[],\"usage\":{\"prompt_tokens\":42,\"completion_tokens\":"
            + behaviour.tokens().size()
            + ",\"total_tokens\":"
            + (42 + behaviour.tokens().size())
            + "}}");
    send(out, "[DONE]");
  }

  /** True when the server closed meanwhile. */
  private boolean pause(Duration time) {
    if (time.isZero()) {
      return false;
    }
    long millis = time.toMillis();
    long jittered = millis + random.nextLong(Math.max(1, millis / 10));
    try {
      return closed.await(jittered, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static void send(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static String chunk(String delta, String finish) {
    return "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"stub\","
        + "\"choices\":[{\"index\":0,\"delta\":"
        + delta
        + ",\"finish_reason\":"
        + finish
        + "}]}";
  }

  private static String quoted(String text) {
    String escaped =
        text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t");
    return "\"" + escaped + "\"";
  }
}
