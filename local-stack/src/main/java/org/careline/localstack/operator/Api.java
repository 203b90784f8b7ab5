package org.careline.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The public API, as an administrator. */
class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private String token = "";

  Api(URI base) {
    this.base = base;
  }

  /**
   * Signs in as {@code CARELINE_ADMIN_EMAIL} with {@code CARELINE_ADMIN_PASSWORD}, or as the demo's
   * administrator.
   */
  static Api asAdministrator(Map<String, String> environment) throws IOException {
    var api = new Api(URI.create(environment.get("CARELINE_PUBLIC_URL")));
    String email = environment.getOrDefault("CARELINE_ADMIN_EMAIL", "");
    String password = environment.getOrDefault("CARELINE_ADMIN_PASSWORD", "");
    if (email.isEmpty()) {
      JsonNode admin = demoLogin(Path.of(environment.get("CARELINE_DEMO_FILE")));
      email = admin.path("email").asText();
      password = admin.path("password").asText();
    }
    var login = Map.of("email", email, "password", password);
    api.token = api.call("POST", "/api/v1/auth/login", login).path("accessToken").asText();
    return api;
  }

  private static JsonNode demoLogin(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new OperatorFailure(
          "no administrator: set CARELINE_ADMIN_EMAIL and CARELINE_ADMIN_PASSWORD");
    }
    return JSON.readTree(file.toFile()).path("admin");
  }

  JsonNode get(String path) {
    return call("GET", path, null);
  }

  JsonNode post(String path) {
    return call("POST", path, null);
  }

  private JsonNode call(String method, String path, Object body) {
    try {
      var request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(PATIENCE)
              .header("Accept", "application/json, application/problem+json")
              .header("Content-Type", "application/json");
      if (!token.isEmpty()) {
        request.header("Authorization", "Bearer " + token);
      }
      var content =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      var response = http.send(request.method(method, content).build(), BodyHandlers.ofByteArray());
      JsonNode answer = read(response.body());
      if (response.statusCode() >= 400) {
        throw refused(response.statusCode(), answer);
      }
      return answer;
    } catch (IOException e) {
      throw new OperatorFailure("Careline does not answer at " + base);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFailure("interrupted");
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static OperatorFailure refused(int status, JsonNode problem) {
    String detail = problem.path("detail").asText(problem.path("title").asText("refused"));
    return new OperatorFailure(detail + " (" + status + ' ' + problem.path("code").asText() + ')');
  }
}
