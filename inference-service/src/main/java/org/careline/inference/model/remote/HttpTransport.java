package org.careline.inference.model.remote;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;

/**
 * LangChain4j's HTTP over one pooled client per model. Blocks the calling (virtual) thread while it
 * reads, so interrupting that thread closes the connection at any moment, before the first byte,
 * too. Times of waiting belong to the router, except for the connect.
 */
final class HttpTransport implements HttpClient {

  private static final int MOST_ERROR_BYTES = 16_384;

  private final java.net.http.HttpClient client;

  private HttpTransport(Duration connectTimeout) {
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  static HttpClientBuilder builder(Duration connectTimeout) {
    return new Builder(connectTimeout);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = send(request);
      try (InputStream body = response.body()) {
        return opened(response, new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("cancelled", e);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response = send(request);
      try (InputStream body = response.body()) {
        listener.onOpen(opened(response, ""));
        parser.parse(body, listener);
        listener.onClose();
      }
    } catch (IOException | RefusedException e) {
      listener.onError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      listener.onError(e);
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request)
      throws IOException, InterruptedException {
    var sent = java.net.http.HttpRequest.newBuilder(URI.create(request.url()));
    request.headers().forEach((name, values) -> values.forEach(v -> sent.header(name, v)));
    String body = request.body() == null ? "" : request.body();
    sent.method(request.method().name(), BodyPublishers.ofString(body));
    HttpResponse<InputStream> response = client.send(sent.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 != 2) {
      throw refused(response);
    }
    return response;
  }

  private static RefusedException refused(HttpResponse<InputStream> response) throws IOException {
    try (InputStream body = response.body()) {
      String text = new String(body.readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
      Optional<Duration> retryAfter =
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(header -> RetryAfter.read(header, Instant.now()));
      return new RefusedException(response.statusCode(), text, retryAfter);
    }
  }

  private static SuccessfulHttpResponse opened(HttpResponse<?> response, String body) {
    return SuccessfulHttpResponse.builder()
        .statusCode(response.statusCode())
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  /** Takes the library's settings and keeps to ours. */
  private static final class Builder implements HttpClientBuilder {

    private final Duration connectTimeout;

    Builder(Duration connectTimeout) {
      this.connectTimeout = connectTimeout;
    }

    @Override
    public Duration connectTimeout() {
      return connectTimeout;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration ignored) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration ignored) {
      return this;
    }

    @Override
    public HttpClient build() {
      return new HttpTransport(connectTimeout);
    }
  }
}
