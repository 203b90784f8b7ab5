package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class SendQuarkusTest {

  private static final String EMERGENCY = "I have crushing chest pain and my left arm is numb";

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  private final String token = TestTokens.of(UserId.next(), Role.PATIENT);

  @Test
  void waitsForTheAnswer() {
    var response = CompletableFuture.supplyAsync(() -> send(Map.of("text", "Is rice healthy? A")));
    var asked = hears("Is rice healthy? A");
    assertThat(((MessageReceived) asked.data()).channel()).isEqualTo(Channel.API);
    neighbours.answers(asked, "Yes.");
    response
        .join()
        .then()
        .statusCode(200)
        .body("conversationId", equalTo(asked.data().conversationId().toString()))
        .body("reply.text", equalTo("Yes."))
        .body("reply.source", equalTo("extractive"))
        .body("reply.seq", equalTo(2))
        .body("reply.citations[0].title", equalTo("Fever"))
        .body("reply.safety.level", equalTo("NONE"));
  }

  @Test
  void answersAnEmergencyAtOnceAndARepeatAlike() {
    String id = UUID.randomUUID().toString();
    Response first = send(Map.of("text", EMERGENCY, "clientMessageId", id));
    first
        .then()
        .statusCode(200)
        .body("reply.source", equalTo("script"))
        .body("reply.actions[0].kind", equalTo("call"));
    Response second = send(Map.of("text", EMERGENCY, "clientMessageId", id));
    assertThat(second.asString()).isEqualTo(first.asString());
  }

  @Test
  void saysWhyThereIsNoAnswerAndThatTheMessageIsSafe() {
    var response = CompletableFuture.supplyAsync(() -> send(Map.of("text", "Is rice healthy? B")));
    neighbours.fails(hears("Is rice healthy? B"), "reply.no_answer");
    response
        .join()
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .body("code", equalTo("reply.no_answer"))
        .body("messageId", notNullValue())
        .body("conversationId", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"text\":\"\"}",
        "[]",
        "not json",
        "{\"text\":\"a\",\"conversationId\":\"1\"}",
        "{\"text\":\"a\",\"clientMessageId\":\"x\"}"
      })
  void refusesWhatIsNoMessage(String body) {
    given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/chat/send")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
  }

  @Test
  void streamsTheAnswerAsItIsWritten() throws Exception {
    HttpResponse<Stream<String>> response = stream("Is rice healthy? C");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");

    var asked = hears("Is rice healthy? C");
    neighbours.begins(asked);
    neighbours.releases(asked, 0, "In ");
    neighbours.releases(asked, 3, "moderation.");
    neighbours.answers(asked, "In moderation.");

    List<String> lines = response.body().toList();
    assertThat(
            lines.stream()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line.substring(6).strip()))
        .startsWith("accepted")
        .endsWith("completed")
        .containsSubsequence("accepted", "delta", "completed");
    assertThat(
            lines.stream()
                .filter(line -> line.startsWith("id:"))
                .map(line -> line.substring(3).strip()))
        .startsWith("1", "2");
    assertThat(lines)
        .anyMatch(line -> line.startsWith("data:") && line.contains("\"text\":\"In moderation.\""));
  }

  @Test
  void streamsAnEmergencysScript() throws Exception {
    List<String> lines = stream(EMERGENCY).body().toList();
    assertThat(lines).anyMatch(line -> line.contains("\"source\":\"script\""));
  }

  @Test
  void refusesAStreamLikeAnyRequest() throws Exception {
    HttpResponse<Stream<String>> response = stream("  ");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body().toList().getFirst()).contains("request.invalid");
  }

  private Response send(Map<String, String> body) {
    return given()
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/chat/send");
  }

  private HttpResponse<Stream<String>> stream(String text) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(gateway + "api/v1/chat/send"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    new ObjectMapper().writeValueAsString(Map.of("text", text))))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofLines());
  }

  private Event<ChatEvent> hears(String text) {
    return neighbours.hears(
        fact -> fact instanceof MessageReceived received && received.text().reveal().equals(text));
  }
}
