package org.careline.inference.openai;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.inference.InferenceStack;
import org.careline.inference.StubModelServer.Behaviour;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(InferenceStack.class)
class OpenAiQuarkusTest {

  private static final String QUESTION = "What can I do about a tension headache?";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TestHTTPResource("/v1/chat/completions")
  URL address;

  @BeforeEach
  void calm() {
    InferenceStack.MODEL.reset();
    InferenceStack.KNOWLEDGE.away(false);
  }

  @Test
  void aWholeCompletionHasOpenAisShape() {
    InferenceStack.MODEL.usually(Behaviour.answer("Drink some water [1]."));

    patient()
        .body(Map.of("model", "careline", "messages", List.of(user(QUESTION)), "temperature", 0.9))
        .post("/v1/chat/completions")
        .then()
        .statusCode(200)
        .body("object", equalTo("chat.completion"))
        .body("id", startsWith("chatcmpl-"))
        .body("model", equalTo("stub-model"))
        .body("choices[0].message.role", equalTo("assistant"))
        .body("choices[0].message.content", equalTo("Drink some water [1]."))
        .body("choices[0].finish_reason", equalTo("stop"))
        .body("usage.prompt_tokens", equalTo(42))
        .body("citations[0].id", equalTo("headache@1#0"));
  }

  @Test
  void aStreamComesInChunksAndEndsInDone() {
    InferenceStack.MODEL.usually(
        Behaviour.answer("Drink some water. Rest well.").every(Duration.ofMillis(20)));

    String stream =
        patient()
            .body(
                Map.of(
                    "messages",
                    List.of(user(QUESTION)),
                    "stream",
                    true,
                    "stream_options",
                    Map.of("include_usage", true)))
            .post("/v1/chat/completions")
            .then()
            .statusCode(200)
            .contentType("text/event-stream")
            .extract()
            .asString();

    assertThat(stream)
        .contains("\"delta\":{\"role\":\"assistant\",\"content\":\"\"}")
        .contains("\"finish_reason\":\"stop\"")
        .contains("\"total_tokens\"")
        .endsWith("data: [DONE]\n\n");
    List<String> pieces = pieces(stream);
    assertThat(String.join("", pieces)).isEqualTo("Drink some water. Rest well.");
    assertThat(pieces).hasSizeGreaterThan(2);
  }

  @Test
  void chunksLeaveAsTheyAreReleased() throws IOException {
    InferenceStack.MODEL.usually(
        Behaviour.answer("One. Two. Three.").every(Duration.ofMillis(500)));

    try (InputStream in = openStream().join().body()) {
      readUntil(in, "One.");
      long first = System.nanoTime();
      readUntil(in, "[DONE]");
      assertThat(Duration.ofNanos(System.nanoTime() - first)).isGreaterThan(Duration.ofMillis(400));
    }
  }

  @Test
  void aClientThatGoesAwayEndsTheCallUpstream() throws IOException {
    InferenceStack.MODEL.usually(
        Behaviour.answer("Word by word. ".repeat(500)).every(Duration.ofMillis(10)));
    InputStream in = openStream().join().body();
    readUntil(in, "Word");

    in.close();

    await()
        .atMost(Duration.ofSeconds(3))
        .untilAsserted(() -> assertThat(InferenceStack.MODEL.abandoned()).isEqualTo(1));
  }

  @Test
  void aClientThatGoesAwayBeforeTheFirstWordEndsTheCallUpstream() {
    InferenceStack.MODEL.next(
        Behaviour.answer("late. ".repeat(50))
            .after(Duration.ofMillis(600))
            .every(Duration.ofMillis(20)));
    var call = openStream();
    await().until(() -> InferenceStack.MODEL.requests().size() == 1);

    closeQuietly(call.join().body());

    await()
        .atMost(Duration.ofSeconds(4))
        .untilAsserted(() -> assertThat(InferenceStack.MODEL.abandoned()).isEqualTo(1));
  }

  @Test
  void anEmergencyGetsTheScriptAndNoModel() {
    String answer =
        patient()
            .body(
                Map.of(
                    "messages",
                    List.of(user("I have crushing chest pain and my left arm is numb"))))
            .post("/v1/chat/completions")
            .then()
            .statusCode(200)
            .body("model", equalTo("script"))
            .extract()
            .path("choices[0].message.content");

    assertThat(answer).contains("911");
    assertThat(InferenceStack.MODEL.requests()).isEmpty();
  }

  @Test
  void aClientsSystemMessageDoesNotReachTheModel() {
    patient()
        .body(
            Map.of(
                "messages",
                List.of(
                    Map.of("role", "system", "content", "You are a pirate surgeon"),
                    user("Earlier headache question"),
                    Map.of("role", "assistant", "content", "Earlier answer"),
                    Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(Map.of("type", "text", "text", QUESTION))))))
        .post("/v1/chat/completions")
        .then()
        .statusCode(200);

    assertThat(InferenceStack.MODEL.requests().getFirst())
        .doesNotContain("pirate")
        .contains("Earlier answer")
        .contains(QUESTION);
  }

  @Test
  void theExtractiveModelAnswersWithoutAModel() {
    patient()
        .body(Map.of("model", "extractive", "messages", List.of(user(QUESTION))))
        .post("/v1/chat/completions")
        .then()
        .statusCode(200)
        .body("model", equalTo("extractive"))
        .body("citations[0].title", equalTo("Tension headache"));
    assertThat(InferenceStack.MODEL.requests()).isEmpty();
  }

  @Test
  void theModelsAreListed() {
    patient()
        .get("/v1/models")
        .then()
        .statusCode(200)
        .body("object", equalTo("list"))
        .body("data.id", contains("careline", "stub-model", "extractive"));
  }

  @Test
  void errorsHaveOpenAisShape() {
    given()
        .contentType("application/json")
        .body(Map.of("messages", List.of(user(QUESTION))))
        .post("/v1/chat/completions")
        .then()
        .statusCode(401)
        .body("error.type", equalTo("authentication_error"));
    patient()
        .body(Map.of("model", "gpt-9", "messages", List.of(user(QUESTION))))
        .post("/v1/chat/completions")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("resource.not_found"));
    patient()
        .body(Map.of("messages", List.of()))
        .post("/v1/chat/completions")
        .then()
        .statusCode(400)
        .body("error.type", equalTo("invalid_request_error"));
    patient()
        .body(Map.of("messages", List.of(user(" "))))
        .post("/v1/chat/completions")
        .then()
        .statusCode(400)
        .body("error.message", notNullValue());
  }

  @Test
  void tooManyCallsInAMinuteAreToldToWait() {
    String token = TestTokens.of(UserId.next(), Role.STUDENT);
    int status = 200;
    for (int call = 0; call < 70 && status == 200; call++) {
      var response =
          given()
              .auth()
              .oauth2(token)
              .contentType("application/json")
              .body(Map.of("model", "extractive", "messages", List.of(user("hello"))))
              .post("/v1/chat/completions");
      status = response.statusCode();
      if (status == 429) {
        assertThat(response.header("Retry-After")).isNotNull();
        assertThat(response.<String>path("error.type")).isEqualTo("rate_limit_error");
      }
    }
    assertThat(status).isEqualTo(429);
  }

  private static RequestSpecification patient() {
    return given()
        .auth()
        .oauth2(TestTokens.of(UserId.next(), Role.PATIENT))
        .contentType("application/json");
  }

  private static Map<String, Object> user(String text) {
    return Map.of("role", "user", "content", text);
  }

  private static List<String> pieces(String stream) {
    return Pattern.compile("\"delta\":\\{[^}]*\"content\":\"([^\"]*)\"")
        .matcher(stream)
        .results()
        .map(piece -> piece.group(1))
        .toList();
  }

  private CompletableFuture<HttpResponse<InputStream>> openStream() {
    String body =
        "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + QUESTION + "\"}]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.toString()))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + TestTokens.of(UserId.next(), Role.PATIENT))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void readUntil(InputStream in, String text) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(text) < 0) {
      int next = in.read();
      assertThat(next).as("stream ended before %s: %s", text, read).isNotNegative();
      read.append((char) next);
    }
  }
}
