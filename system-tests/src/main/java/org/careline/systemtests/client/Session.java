package org.careline.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.careline.systemtests.client.Careline.Answer;

/** A signed-in user. */
public final class Session {

  private final Careline careline;
  private final String token;

  Session(Careline careline, String token) {
    this.careline = careline;
    this.token = token;
  }

  public String token() {
    return token;
  }

  public Answer get(String path) {
    return careline.call("GET", path, token, null);
  }

  public Answer post(String path, Object body) {
    return careline.call("POST", path, token, body);
  }

  public Answer call(String method, String path, Object body) {
    return careline.call(method, path, token, body);
  }

  /** Sends a message and waits for its reply; a new conversation when the id is null. */
  public JsonNode send(String conversationId, String text) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("text", text);
    body.put("clientMessageId", UUID.randomUUID().toString());
    if (conversationId != null) {
      body.put("conversationId", conversationId);
    }
    return post("/api/v1/chat/send", body).expect(200);
  }

  public ChatSocket connect() {
    return ChatSocket.open(careline, "/api/v1/chat/ws", token);
  }

  /** A socket whose frames somebody else reads. */
  public CompletableFuture<WebSocket> openChat(WebSocket.Listener listener) {
    return ChatSocket.connect(careline, "/api/v1/chat/ws", token, listener);
  }

  public ChatSocket connectDesk() {
    return ChatSocket.open(careline, "/api/v1/desk/ws", token);
  }
}
