package org.careline.inference.passage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
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
import java.util.concurrent.Executors;
import org.careline.chassis.bus.TracePropagation;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.contracts.identity.TenantId;
import org.careline.inference.routing.Breaker;
import org.careline.inference.routing.BreakerLimits;

/** Asks rag-service, within a deadline and behind a breaker. */
@ApplicationScoped
class RagSearch implements KnowledgeSearch {

  private static final BreakerLimits LIMITS =
      new BreakerLimits(
          5,
          Duration.ofSeconds(30),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(4));

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofMillis(800))
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Breaker breaker = new Breaker(LIMITS, System::nanoTime);
  private final ServiceTokens tokens;
  private final ObjectMapper json;
  private final MeterRegistry meters;
  private final RagConfig config;

  RagSearch(ServiceTokens tokens, ObjectMapper json, MeterRegistry meters, RagConfig config) {
    this.tokens = tokens;
    this.json = json;
    this.meters = meters;
    this.config = config;
  }

  @Override
  public Knowledge search(TenantId tenant, String query, String language)
      throws InterruptedException {
    if (!breaker.admits()) {
      return unavailable("resting");
    }
    try {
      HttpResponse<byte[]> response =
          client.send(request(tenant, query, language), HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        breaker.failed();
        return unavailable("status");
      }
      breaker.succeeded();
      Found found = json.readValue(response.body(), Found.class);
      return new Knowledge.Found(found.passages(), found.knowledgeVersion());
    } catch (IOException e) {
      breaker.failed();
      return unavailable("io");
    } catch (InterruptedException e) {
      breaker.undecided();
      throw e;
    }
  }

  private HttpRequest request(TenantId tenant, String query, String language)
      throws JsonProcessingException {
    byte[] body = json.writeValueAsBytes(new Search(query, language, config.passages()));
    Map<String, String> headers = new HashMap<>();
    TracePropagation.inject(headers);
    headers.put("Content-Type", "application/json");
    headers.put(ServiceTokens.HEADER, tokens.issue(tenant));
    var request =
        HttpRequest.newBuilder(URI.create(config.url() + "/internal/v1/passages/search"))
            .timeout(config.deadline())
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return request.build();
  }

  private Knowledge unavailable(String reason) {
    meters.counter("careline_knowledge_unavailable", "reason", reason).increment();
    return new Knowledge.Unavailable();
  }

  private record Search(String query, String language, int limit) {}

  private record Found(String knowledgeVersion, List<Passage> passages) {

    Found {
      passages = passages == null ? List.of() : passages;
    }
  }
}
