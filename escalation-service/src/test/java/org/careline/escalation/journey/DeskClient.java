package org.careline.escalation.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A desk's end of the socket, as a browser opens it. */
final class DeskClient implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  static DeskClient open(int port, String token) {
    var client = new DeskClient();
    String carrier = "quarkus-http-upgrade#Authorization#Bearer " + token;
    client.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols(
                "bearer-token-carrier",
                URLEncoder.encode(carrier, StandardCharsets.UTF_8).replace("+", "%20"))
            .buildAsync(URI.create("ws://localhost:" + port + "/api/v1/desk/ws"), client)
            .join();
    return client;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  List<JsonNode> frames(String type) {
    return frames.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
  }

  List<JsonNode> all() {
    return List.copyOf(frames);
  }

  CompletableFuture<Integer> closed() {
    return closed;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(parse(partial.toString()));
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
