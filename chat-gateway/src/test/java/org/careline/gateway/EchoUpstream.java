package org.careline.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;

/** A service behind the edge that says what it was asked; analytics is left away. */
public final class EchoUpstream implements QuarkusTestResourceLifecycleManager {

  private Vertx vertx;

  @Override
  public Map<String, String> start() {
    vertx = Vertx.vertx();
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions().addWebSocketSubProtocol("bearer-token-carrier"))
            .webSocketHandler(socket -> socket.textMessageHandler(socket::writeTextMessage))
            .requestHandler(EchoUpstream::answer)
            .listen(0)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    String url = "http://localhost:" + server.actualPort();
    return Map.of(
        "careline.route.auth", url,
        "careline.route.inference", url,
        "careline.route.rag", url,
        "careline.route.anomaly", url,
        "careline.route.escalation", url,
        "careline.route.analytics", "http://localhost:1");
  }

  private static void answer(HttpServerRequest request) {
    JsonObject headers = new JsonObject();
    request.headers().forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue()));
    if (request.path().endsWith("/break")) {
      request.connection().close();
      return;
    }
    request.body(
        body ->
            request
                .response()
                .setStatusCode(request.path().endsWith("/teapot") ? 418 : 200)
                .putHeader("Content-Type", "application/json")
                .end(
                    new JsonObject()
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .put(
                            "body",
                            body.result() == null ? "" : shortened(body.result().toString()))
                        .encode()));
  }

  private static String shortened(String body) {
    return body.length() > 200 ? body.length() + " bytes" : body;
  }

  @Override
  public void stop() {
    vertx.close();
  }
}
