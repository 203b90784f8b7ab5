package org.careline.escalation.mattermost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The few calls of Mattermost's API v4 that are needed, as the bot account. */
@ApplicationScoped
@RegisterForReflection(targets = {Post.class, Card.class})
class MattermostClient {

  private static final int CLIENT_ERROR = 400;
  private static final int NOT_FOUND = 404;
  private static final int SUCCESS = 300;

  private final MattermostConfig config;
  private final ObjectMapper json;
  private final HttpClient http;

  MattermostClient(MattermostConfig config, ObjectMapper json) {
    this.config = config;
    this.json = json;
    this.http = HttpClient.newBuilder().connectTimeout(config.timeout()).build();
  }

  /** The bot's own user id. */
  String me() {
    return call("GET", "/users/me", null).path("id").asText();
  }

  Post create(Post post) {
    return read(call("POST", "/posts", post));
  }

  void patch(String id, Card card) {
    call("PUT", "/posts/" + id + "/patch", card);
  }

  /** Marks a post; marking it twice changes nothing. */
  void react(String bot, String post, String emoji) {
    call("POST", "/reactions", Map.of("user_id", bot, "post_id", post, "emoji_name", emoji));
  }

  /** Posts of a channel written at that moment or later, oldest first. */
  List<Post> since(String channel, long millis) {
    JsonNode page = call("GET", "/channels/" + channel + "/posts?since=" + (millis - 1), null);
    List<Post> posts = new ArrayList<>();
    page.path("posts").forEach(node -> posts.add(read(node)));
    posts.removeIf(post -> post.at() < millis);
    posts.sort(Comparator.comparingLong(Post::at));
    return posts;
  }

  /** Opens the event stream; authentication is the first frame the caller sends. */
  CompletableFuture<WebSocket> stream(WebSocket.Listener listener) {
    String base = config.url().orElseThrow().toString().replaceFirst("^http", "ws");
    return http.newWebSocketBuilder()
        .connectTimeout(config.timeout())
        .buildAsync(URI.create(base + "/api/v4/websocket"), listener);
  }

  String token() {
    return config.token().orElseThrow();
  }

  Post read(JsonNode node) {
    try {
      return json.treeToValue(node, Post.class);
    } catch (JsonProcessingException e) {
      throw new MattermostException("post does not parse", false);
    }
  }

  private JsonNode call(String method, String path, Object body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(config.url().orElseThrow() + "/api/v4" + path))
              .timeout(config.timeout())
              .header("Authorization", "Bearer " + token())
              .header("Content-Type", "application/json")
              .method(
                  method,
                  body == null
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
              .build();
      var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= SUCCESS) {
        throw refused(method, response.statusCode());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new MattermostException(method + " failed: " + e.getClass().getSimpleName(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MattermostException(method + " interrupted", true);
    }
  }

  /** A bad or missing object stays so; rights, limits and outages may be put right. */
  private static MattermostException refused(String method, int status) {
    return new MattermostException(
        method + " answered " + status, status != CLIENT_ERROR && status != NOT_FOUND);
  }
}
