package org.careline.anomaly;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks rag-service's internal search protocol, with one passage. */
public final class StubKnowledge implements QuarkusTestResourceLifecycleManager {

  private static final List<String> QUERIES = new CopyOnWriteArrayList<>();
  private static final byte[] ANSWER =
      """
      {"knowledgeVersion":"1","passages":[{"id":"chest-pain#1@1","documentId":"chest-pain",
      "title":"Chest pain","url":"https://example.org/chest-pain","text":"Call for help.",
      "language":"en","score":1.0,"sourceName":"Test","reviewedAt":"2026-11-21"}]}
      """
          .getBytes(StandardCharsets.UTF_8);

  private HttpServer server;

  static List<String> queries() {
    return List.copyOf(QUERIES);
  }

  @Override
  public Map<String, String> start() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/internal/v1/passages/search",
        exchange -> {
          boolean trusted = exchange.getRequestHeaders().containsKey("Careline-Service-Token");
          QUERIES.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(trusted ? 200 : 401, trusted ? ANSWER.length : -1);
          if (trusted) {
            exchange.getResponseBody().write(ANSWER);
          }
          exchange.close();
        });
    server.start();
    return Map.of("CARELINE_RAG_URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }
}
