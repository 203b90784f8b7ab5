package org.careline.gateway;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A patient's client on a real socket: sends frames and keeps what comes. */
final class ChatClient implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  static String carrier(String token) {
    return URLEncoder.encode(
            "quarkus-http-upgrade#Authorization#Bearer " + token, StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  /** Connected and greeted. */
  static ChatClient connect(int port, String token) {
    ChatClient client = new ChatClient();
    client.open(port, "", Map.of(), "bearer-token-carrier", carrier(token));
    client.frame("ready");
    return client;
  }

  static ChatClient connectWithTicket(int port, String ticket) {
    ChatClient client = new ChatClient();
    client.open(port, "?ticket=" + ticket, Map.of());
    client.frame("ready");
    return client;
  }

  /** The status with which the upgrade is refused. */
  static int refusal(int port, String query, Map<String, String> headers, String... protocols) {
    try {
      new ChatClient().open(port, query, headers, protocols);
      return 101;
    } catch (CompletionException e) {
      return e.getCause() instanceof WebSocketHandshakeException refused
          ? refused.getResponse().statusCode()
          : -1;
    }
  }

  private void open(int port, String query, Map<String, String> headers, String... protocols) {
    var builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    if (protocols.length > 0) {
      builder.subprotocols(
          protocols[0], List.of(protocols).subList(1, protocols.length).toArray(String[]::new));
    }
    socket =
        builder
            .buildAsync(
                URI.create("ws://localhost:" + port + "/api/v1/chat/ws" + query), new Listener())
            .join();
  }

  String say(String text) {
    return say(null, UUID.randomUUID().toString(), text);
  }

  /** Sends a message and gives its client message id. */
  String say(String conversation, String clientMessageId, String text) {
    var frame = JSON.createObjectNode();
    frame.put("type", "message.send");
    frame.put("clientMessageId", clientMessageId);
    frame.put("conversationId", conversation);
    frame.put("text", text);
    raw(frame.toString());
    return clientMessageId;
  }

  void resume(String conversation, long lastSeq) {
    raw(
        "{\"type\":\"resume\",\"conversationId\":\"%s\",\"lastSeq\":%d}"
            .formatted(conversation, lastSeq));
  }

  void raw(String text) {
    socket.sendText(text, true).join();
  }

  void binary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /** The next frame of this type; it is taken, so that a second call waits for a second frame. */
  JsonNode frame(String type) {
    return await()
        .alias("frame " + type)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> take(type), found -> found != null);
  }

  private synchronized JsonNode take(String type) {
    for (JsonNode frame : frames) {
      if (type.equals(frame.path("type").asText())) {
        frames.remove(frame);
        return frame;
      }
    }
    return null;
  }

  /** Says a message in a new conversation and gives what was accepted. */
  JsonNode accepted(String text) {
    say(text);
    return frame("message.accepted");
  }

  List<JsonNode> frames() {
    return List.copyOf(frames);
  }

  List<JsonNode> frames(String type) {
    return frames.stream().filter(frame -> type.equals(frame.path("type").asText())).toList();
  }

  /** Everything sent before is answered once this returns. */
  void settle() {
    raw("{\"type\":\"ping\"}");
    frame("pong");
  }

  int closeCode() {
    return closed.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
  }

  boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          frames.add(JSON.readTree(text.toString()));
        } catch (IOException e) {
          throw new IllegalStateException("not JSON", e);
        }
        text.setLength(0);
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
    public void onError(WebSocket from, Throwable error) {
      closed.complete(-1);
    }
  }
}
