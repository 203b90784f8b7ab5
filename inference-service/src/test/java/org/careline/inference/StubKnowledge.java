package org.careline.inference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** rag-service's search as documented, with one guide on headache, or away on command. */
public final class StubKnowledge {

  private static final String FOUND =
      """
      {"knowledgeVersion":"k-1","passages":[
       {"id":"headache@1#0","documentId":"headache","title":"Tension headache",
        "url":"https://guides.example/headache","language":"en","score":0.9,
        "sourceName":"Guides","reviewedAt":"2026-11-01",
        "text":"A tension headache feels like a tight band. Drink water and rest in a quiet room."},
       {"id":"headache@1#1","documentId":"headache","title":"Tension headache",
        "url":"https://guides.example/headache","language":"en","score":0.5,
        "sourceName":"Guides","reviewedAt":"2026-11-01",
        "text":"See a doctor if headaches come on most days."}]}
      """;

  private final HttpServer server;
  private final List<String> tokens = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  private StubKnowledge(HttpServer server) {
    this.server = server;
  }

  static StubKnowledge start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      StubKnowledge stub = new StubKnowledge(HttpServer.create(loopback, 64));
      stub.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      stub.server.createContext("/internal/v1/passages/search", stub::handle);
      stub.server.start();
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public void away(boolean now) {
    away = now;
  }

  /** The service tokens it was called with. */
  public List<String> tokens() {
    return tokens;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Careline-Service-Token")));
      byte[] body = FOUND.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(away ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
