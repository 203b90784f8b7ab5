package org.careline.systemtests.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Knocks at the gateway and tells the status. */
final class Door {

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Door(URI base) {
    this.base = base;
  }

  int knock(Expectation row, String path, Optional<String> token) {
    return row.endpoint().method().equals("WS")
        ? upgrade(path, token)
        : status(
            row.endpoint().method(),
            path + row.query(),
            token,
            row.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(text(row.body())),
            row.body() == null ? Map.of() : Map.of("Content-Type", row.contentType()));
  }

  int get(String path, Map<String, String> headers) {
    return status("GET", path, Optional.empty(), BodyPublishers.noBody(), headers);
  }

  private int status(
      String method,
      String path,
      Optional<String> token,
      BodyPublisher body,
      Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("Accept", "application/json");
    headers.forEach(request::header);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    try {
      return http.send(request.method(method, body).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private int upgrade(String path, Optional<String> token) {
    var builder =
        http.newWebSocketBuilder()
            .header("Origin", base.toString())
            .connectTimeout(Duration.ofSeconds(5));
    token
        .map(value -> "quarkus-http-upgrade#Authorization#Bearer " + value)
        .map(text -> URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20"))
        .ifPresent(carrier -> builder.subprotocols("bearer-token-carrier", carrier));
    URI uri = URI.create("ws://" + base.getAuthority() + path);
    try {
      builder.buildAsync(uri, new WebSocket.Listener() {}).join().abort();
      return 101;
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return refused.getResponse().statusCode();
      }
      throw e;
    }
  }

  /** JSON is YAML's flow style with quotes. */
  private static String text(Object body) {
    if (body instanceof String text) {
      return text;
    }
    DumperOptions flow = new DumperOptions();
    flow.setDefaultFlowStyle(DumperOptions.FlowStyle.FLOW);
    flow.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    return new Yaml(flow).dump(body);
  }
}
