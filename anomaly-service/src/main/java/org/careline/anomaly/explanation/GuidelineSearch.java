package org.careline.anomaly.explanation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.careline.chassis.bus.TracePropagation;
import org.careline.chassis.problem.Problem;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks rag-service for guidance on a risk. */
@ApplicationScoped
class GuidelineSearch {

  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();
  private final URI endpoint;
  private final ServiceTokens tokens;
  private final ObjectMapper json;

  GuidelineSearch(
      @ConfigProperty(name = "careline.rag.url") URI rag, ServiceTokens tokens, ObjectMapper json) {
    this.endpoint = rag.resolve("/internal/v1/passages/search");
    this.tokens = tokens;
    this.json = json;
  }

  private record Query(String query, String language, int limit) {}

  private record Passage(String id, String title, String url, String text) {}

  private record Found(List<Passage> passages) {}

  /**
   * @throws Problem UPSTREAM_UNAVAILABLE when rag-service does not answer in time
   */
  List<Citation> find(TenantId tenant, String query, int limit) {
    try {
      byte[] body = json.writeValueAsBytes(new Query(query, "en", limit));
      Map<String, String> headers = new HashMap<>();
      TracePropagation.inject(headers);
      headers.put(ServiceTokens.HEADER, tokens.issue(tenant));
      headers.put("Content-Type", "application/json");
      var request =
          HttpRequest.newBuilder(endpoint)
              .timeout(DEADLINE)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 500) {
        throw Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE);
      }
      if (response.statusCode() != 200) {
        throw new IllegalStateException("rag-service answered " + response.statusCode());
      }
      return json.readValue(response.body(), Found.class).passages().stream()
          .map(p -> new Citation(p.id(), p.title(), p.url(), p.text()))
          .toList();
    } catch (IOException e) {
      throw Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE);
    }
  }
}
