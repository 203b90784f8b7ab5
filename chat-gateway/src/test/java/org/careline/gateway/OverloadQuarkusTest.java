package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

/** A gateway with room for one turn: every other one is one too many. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@TestProfile(OverloadQuarkusTest.RoomForOne.class)
class OverloadQuarkusTest {

  public static final class RoomForOne implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "careline.turn.load.least", "1",
          "careline.turn.load.first", "1",
          "careline.turn.load.most", "1",
          "careline.turn.load.stalled", "1h");
    }
  }

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  private final String token = TestTokens.of(UserId.next(), Role.PATIENT);

  @Test
  void aMessageTooManyIsRefusedWithACodeAndATimeAndIsTakenOnceThereIsRoom() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode first = client.accepted("What helps against a cold?");
      String id = UUID.randomUUID().toString();

      client.say(null, id, "What helps against a cough?");

      JsonNode error = client.frame("error");
      assertThat(error.path("code").asText()).isEqualTo("service.overloaded");
      assertThat(error.path("clientMessageId").asText()).isEqualTo(id);
      assertThat(error.path("retryAfterSeconds").asInt()).isBetween(2, 8);
      answer(client, first);
      client.say(null, id, "What helps against a cough?");
      JsonNode accepted = client.frame("message.accepted");
      assertThat(accepted.path("clientMessageId").asText()).isEqualTo(id);
      answer(client, accepted);
    }
  }

  @Test
  void anEmergencyIsAnsweredInAFullHouse() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode first = client.accepted("What helps against a cold?");

      for (int i = 0; i < 5; i++) {
        client.say(null, UUID.randomUUID().toString(), "I have crushing chest pain");
        assertThat(client.frame("reply.completed").path("source").asText()).isEqualTo("script");
      }

      assertThat(client.frames("error")).isEmpty();
      answer(client, first);
    }
  }

  @Test
  void anEmergencyThatOnlyShowsInWhatWasSaidBeforeIsNotTurnedAway() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      client.say(null, UUID.randomUUID().toString(), "I want to kill myself");
      String conversation = client.frame("message.accepted").path("conversationId").asText();
      client.frame("reply.completed");
      JsonNode other = client.accepted("What helps against a cold?");

      client.say(conversation, UUID.randomUUID().toString(), "I have the pills in my hand");

      assertThat(client.frame("message.accepted").path("conversationId").asText())
          .isEqualTo(conversation);
      answer(client, other);
    }
  }

  @Test
  void theHttpEdgeShedsFiguresAndHistoryAndTellsWhenToComeAgain() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode first = client.accepted("What helps against a cold?");

      for (String path : new String[] {"/api/v1/analytics/dashboard", "/api/v1/conversations"}) {
        given()
            .auth()
            .oauth2(token)
            .get(path)
            .then()
            .statusCode(503)
            .contentType("application/problem+json")
            .header("Retry-After", notNullValue())
            .body("code", equalTo("service.overloaded"))
            .body("retryAfterSeconds", greaterThan(0));
      }
      given().auth().oauth2(token).post("/api/v1/chat/tickets").then().statusCode(200);

      answer(client, first);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  given().auth().oauth2(token).get("/api/v1/conversations").then().statusCode(200));
    }
  }

  @Test
  void aSendByHttpIsRefusedInTheSameWords() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode first = client.accepted("What helps against a cold?");

      given()
          .auth()
          .oauth2(token)
          .contentType("application/json")
          .body(Map.of("text", "What helps against a cough?"))
          .post("/api/v1/chat/send")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .body("code", equalTo("service.overloaded"));
      given()
          .auth()
          .oauth2(token)
          .contentType("application/json")
          .body(Map.of("text", "I have crushing chest pain"))
          .post("/api/v1/chat/send")
          .then()
          .statusCode(200)
          .body("reply.source", equalTo("script"));

      answer(client, first);
    }
  }

  private void answer(ChatClient client, JsonNode accepted) {
    String message = accepted.path("messageId").asText();
    neighbours.answers(neighbours.hearsMessage(message), "Rest.");
    while (!client.frame("reply.completed").path("replyTo").asText().equals(message)) {
      client.settle();
    }
  }
}
