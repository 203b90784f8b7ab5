package org.careline.escalation.mattermost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mattermost as far as its API v4 documentation promises what we use: posts and their rules,
 * reactions, a channel's posts since, and the event stream that authenticates by its first frame.
 */
final class FakeMattermost {

  static final String BOT = "botbotbotbotbotbotbotbotbo";
  static final String TOKEN = "bot-token";
  static final String CHANNEL = "queuequeuequeuequeuequeueq";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 16_383;

  private final Vertx vertx = Vertx.vertx();
  private final Map<Long, ObjectNode> posts = new ConcurrentSkipListMap<>();
  private final Map<String, String> pending = new ConcurrentHashMap<>();
  private final Set<ServerWebSocket> streams = ConcurrentHashMap.newKeySet();
  private final List<String> reactions = new CopyOnWriteArrayList<>();
  private final AtomicLong counter = new AtomicLong();
  private final AtomicLong seq = new AtomicLong();
  private HttpServer server;
  private int port;

  synchronized int start() {
    server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .webSocketHandler(this::stream)
            .listen(port)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    port = server.actualPort();
    return port;
  }

  /** As if the machine were gone; posts are kept. */
  synchronized void stop() {
    streams.clear();
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  boolean hasListener() {
    return !streams.isEmpty();
  }

  /** Posts of a thread, the root first. */
  List<ObjectNode> thread(String root) {
    return posts.values().stream()
        .filter(
            post ->
                post.path("id").asText().equals(root) || post.path("root_id").asText().equals(root))
        .toList();
  }

  List<ObjectNode> roots() {
    return posts.values().stream().filter(post -> post.path("root_id").asText().isEmpty()).toList();
  }

  List<String> reactions() {
    return reactions;
  }

  /** A person writes. */
  String write(String user, String root, String message, String type) {
    ObjectNode post = JSON.createObjectNode();
    post.put("channel_id", CHANNEL)
        .put("root_id", root)
        .put("user_id", user)
        .put("type", type)
        .put("message", message);
    return store(post).path("id").asText();
  }

  private ObjectNode store(ObjectNode post) {
    long number = counter.incrementAndGet();
    post.put("id", "p" + "0".repeat(25 - Long.toString(number).length()) + number);
    post.put("create_at", System.currentTimeMillis()).put("update_at", System.currentTimeMillis());
    posts.put(number, post);
    ObjectNode event = JSON.createObjectNode().put("event", "posted");
    event.putObject("data").put("post", post.toString()).put("channel_type", "P");
    event.putObject("broadcast").put("channel_id", CHANNEL);
    event.put("seq", seq.incrementAndGet());
    streams.forEach(socket -> socket.writeTextMessage(event.toString()));
    return post;
  }

  private void stream(ServerWebSocket socket) {
    socket.textMessageHandler(
        text -> {
          JsonNode frame = parse(text);
          ObjectNode reply = JSON.createObjectNode().put("seq_reply", frame.path("seq").asLong());
          switch (frame.path("action").asText()) {
            case "authentication_challenge" -> {
              if (!TOKEN.equals(frame.path("data").path("token").asText())) {
                socket.close();
                return;
              }
              socket.writeTextMessage(reply.put("status", "OK").toString());
              streams.add(socket);
              ObjectNode hello = JSON.createObjectNode().put("event", "hello").put("seq", 0);
              hello.putObject("data").put("connection_id", "c" + counter.incrementAndGet());
              socket.writeTextMessage(hello.toString());
            }
            case "ping" -> socket.writeTextMessage(reply.put("status", "OK").toString());
            default -> socket.writeTextMessage(reply.put("status", "FAIL").toString());
          }
        });
    socket.closeHandler(_ -> streams.remove(socket));
  }

  private void handle(HttpServerRequest request) {
    if (!("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      answer(request, 401, JSON.createObjectNode());
      return;
    }
    request.body().onSuccess(body -> route(request, body));
  }

  private void route(HttpServerRequest request, Buffer body) {
    String path = request.path().substring("/api/v4".length());
    if (path.equals("/users/me")) {
      answer(request, 200, JSON.createObjectNode().put("id", BOT));
    } else if (path.equals("/posts") && request.method() == HttpMethod.POST) {
      create(request, (ObjectNode) parse(body.toString()));
    } else if (path.matches("/posts/[a-z0-9]+/patch") && request.method() == HttpMethod.PUT) {
      patch(request, path.split("/")[2], parse(body.toString()));
    } else if (path.equals("/reactions")) {
      reactions.add(parse(body.toString()).path("post_id").asText());
      answer(request, 201, JSON.createObjectNode());
    } else if (path.equals("/channels/" + CHANNEL + "/posts")) {
      since(request, Long.parseLong(request.getParam("since")));
    } else {
      answer(request, 404, JSON.createObjectNode());
    }
  }

  private void create(HttpServerRequest request, ObjectNode post) {
    String repeat = pending.get(post.path("pending_post_id").asText());
    String root = post.path("root_id").asText();
    boolean knownRoot = root.isEmpty() || find(root) != null;
    if (repeat != null) {
      answer(request, 201, find(repeat));
    } else if (!CHANNEL.equals(post.path("channel_id").asText())) {
      answer(request, 403, JSON.createObjectNode());
    } else if (!knownRoot || post.path("message").asText().length() > LONGEST || !isSound(post)) {
      answer(request, 400, JSON.createObjectNode());
    } else {
      ObjectNode stored = store(post.put("user_id", BOT).put("type", "").put("root_id", root));
      pending.put(post.path("pending_post_id").asText(), stored.path("id").asText());
      answer(request, 201, stored);
    }
  }

  private void patch(HttpServerRequest request, String id, JsonNode change) {
    ObjectNode post = find(id);
    if (post == null) {
      answer(request, 404, JSON.createObjectNode());
      return;
    }
    change.properties().forEach(field -> post.set(field.getKey(), field.getValue()));
    answer(request, 200, post);
  }

  private void since(HttpServerRequest request, long moment) {
    ObjectNode page = JSON.createObjectNode();
    var order = page.putArray("order");
    var byId = page.putObject("posts");
    posts.values().stream()
        .filter(post -> post.path("update_at").asLong() > moment)
        .forEach(
            post -> {
              order.insert(0, post.path("id").asText());
              byId.set(post.path("id").asText(), post);
            });
    answer(request, 200, page);
  }

  ObjectNode find(String id) {
    return posts.values().stream()
        .filter(post -> post.path("id").asText().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Buttons whose id is not of letters and digits do nothing in the real one. */
  private static boolean isSound(JsonNode post) {
    for (JsonNode attachment : post.path("props").path("attachments")) {
      for (JsonNode action : attachment.path("actions")) {
        if (!action.path("id").asText().matches("[A-Za-z0-9]+")
            || action.path("integration").path("url").asText().isEmpty()) {
          return false;
        }
      }
    }
    return true;
  }

  private static void answer(HttpServerRequest request, int status, JsonNode body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toString());
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
