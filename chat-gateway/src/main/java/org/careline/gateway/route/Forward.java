package org.careline.gateway.route;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.careline.contracts.identity.Role;
import org.careline.contracts.problem.ProblemCode;

/** Forwards what the route table names to its service; all else is left to this one. */
@ApplicationScoped
class Forward {

  private static final int BEFORE_RESOURCES = -1;
  private static final int CONNECTIONS = 256;

  private final RouteConfig config;
  private final HttpClient client;

  Forward(Vertx vertx, RouteConfig config) {
    this.config = config;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout((int) config.connectTimeout().toMillis())
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS));
  }

  /** Documents come in larger bodies than anything else, and from administrators alone. */
  static boolean isImport(String path) {
    return RouteTable.isUnder(path, "/api/v1/documents");
  }

  void register(@Observes Router router) {
    router
        .route("/api/v1/*")
        .order(BEFORE_RESOURCES)
        .handler(
            context -> {
              context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, config.bodyBytes());
              context.next();
            });
    router.route().order(BEFORE_RESOURCES).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    String path = PathRules.path(context.request().uri());
    var upstream = RouteTable.match(path);
    if (upstream.isEmpty()) {
      context.next();
    } else if (isImport(path) && isLarge(context.request())) {
      context.request().pause();
      whoAsks(context)
          .onComplete(
              identity -> {
                if (identity.failed() || identity.result().isAnonymous()) {
                  EdgeProblem.answer(context.response(), ProblemCode.TOKEN_INVALID, null);
                } else if (identity.result().hasRole(Role.ADMIN.name())) {
                  forward(context, upstream.get(), config.importBytes());
                } else {
                  EdgeProblem.answer(context.response(), ProblemCode.ACCESS_DENIED, null);
                }
              });
    } else {
      forward(context, upstream.get(), config.bodyBytes());
    }
  }

  private boolean isLarge(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.getHeader("Transfer-Encoding") != null
        || length != null && Long.parseLong(length) > config.bodyBytes();
  }

  private static Future<SecurityIdentity> whoAsks(RoutingContext context) {
    return Future.fromCompletionStage(
        QuarkusHttpUser.getSecurityIdentity(context, null).subscribeAsCompletionStage());
  }

  private void forward(RoutingContext context, Upstream upstream, long limit) {
    HttpServerRequest request = context.request();
    request.pause();
    ForwardHeaders.set(context, config.trustForwarded());
    client
        .request(target(config.of(upstream)))
        .onSuccess(connected -> pass(request, connected, limit))
        .onFailure(
            _ -> {
              request.resume();
              EdgeProblem.answer(context.response(), ProblemCode.UPSTREAM_UNAVAILABLE, null);
            });
  }

  private void pass(HttpServerRequest request, HttpClientRequest connected, long limit) {
    HttpProxy.reverseProxy(client)
        .origin(_ -> Future.succeededFuture(connected))
        .addInterceptor(new Limits(limit))
        .handle(request);
  }

  private RequestOptions target(URI service) {
    boolean tls = "https".equals(service.getScheme());
    int standard = tls ? 443 : 80;
    return new RequestOptions()
        .setHost(service.getHost())
        .setPort(service.getPort() < 0 ? standard : service.getPort())
        .setSsl(tls);
  }

  /** Holds the body to its limit and puts a problem where the upstream fails. */
  private static final class Limits implements ProxyInterceptor {
    private final long bytes;

    Limits(long bytes) {
      this.bytes = bytes;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
      Body body = context.request().getBody();
      LimitedBody limited = new LimitedBody(body.stream(), bytes);
      context.request().setBody(Body.body(limited, body.length()));
      return context
          .sendRequest()
          .recover(
              _ ->
                  Future.succeededFuture(
                      EdgeProblem.instead(
                          context.request(),
                          limited.isExceeded()
                              ? ProblemCode.TOO_LARGE
                              : ProblemCode.UPSTREAM_UNAVAILABLE)));
    }
  }
}
