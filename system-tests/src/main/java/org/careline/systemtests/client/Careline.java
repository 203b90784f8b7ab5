package org.careline.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** One running Careline, reached at one address. */
public final class Careline {

  static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  public Careline(URI base) {
    this.base = base;
  }

  public URI base() {
    return base;
  }

  HttpClient http() {
    return http;
  }

  /** Signs in; the session is good for the token's 30 minutes. */
  public Session login(String email, String password) {
    Answer answer =
        call("POST", "/api/v1/auth/login", null, Map.of("email", email, "password", password));
    return new Session(this, answer.expect(200).get("accessToken").asText());
  }

  /** A new patient, signed in. */
  public Session register(String email, String password, String name, String language) {
    var account =
        Map.of(
            "email",
            email,
            "password",
            password,
            "displayName",
            name,
            "language",
            language,
            "country",
            "US");
    call("POST", "/api/v1/auth/register", null, account).expect(201);
    return login(email, password);
  }

  /** Any call; {@code token} and {@code body} may be null. */
  public Answer call(String method, String path, String token, Object body) {
    try {
      var request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(Duration.ofSeconds(70))
              .header("Accept", "application/json, application/problem+json");
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      if (body != null) {
        request.header("Content-Type", "application/json");
      }
      var content =
          body == null
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
      HttpResponse<String> response =
          http.send(request.method(method, content).build(), BodyHandlers.ofString());
      return new Answer(method + " " + path, response.statusCode(), parse(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static JsonNode parse(String body) throws IOException {
    if (body == null || body.isBlank() || !"{[".contains(body.substring(0, 1))) {
      ObjectNode wrapped = JSON.createObjectNode();
      return body == null ? wrapped : wrapped.put("body", body);
    }
    return JSON.readTree(body);
  }

  /** What came back. */
  public record Answer(String call, int status, JsonNode body) {

    /** The body, if the status is as expected. */
    public JsonNode expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException(
            call + " answered " + status + " " + body.path("code").asText());
      }
      return body;
    }

    /** The problem's stable code; empty where it is none. */
    public String code() {
      return body.path("code").asText();
    }
  }
}
