package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.UUID;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class TurnQuarkusTest {

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  private final String token = TestTokens.of(UserId.next(), Role.PATIENT);

  @Test
  void storesAMessageBeforeItIsAcceptedAndShowsItsAnswer() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = client.accepted("I have a mild headache since this morning");
      String conversation = accepted.path("conversationId").asText();
      assertThat(accepted.path("seq").asLong()).isOne();
      given()
          .auth()
          .oauth2(token)
          .get("/api/v1/conversations/" + conversation + "/messages")
          .then()
          .statusCode(200);

      var asked = neighbours.hearsMessage(accepted.path("messageId").asText());
      neighbours.answers(asked, "Rest and drink water [1].");

      JsonNode reply = client.frame("reply.completed");
      assertThat(reply.path("seq").asLong()).isEqualTo(2);
      assertThat(reply.path("text").asText()).isEqualTo("Rest and drink water [1].");
      assertThat(reply.path("source").asText()).isEqualTo("extractive");
      assertThat(reply.path("citations").get(0).path("title").asText()).isEqualTo("Fever");
      assertThat(((MessageReceived) asked.data()).wantsReply()).isTrue();
    }
  }

  @Test
  void givesTheFirstResultWhenAMessageIsSentAgain() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      String id = UUID.randomUUID().toString();
      client.say(null, id, "My throat is sore");
      JsonNode first = client.frame("message.accepted");
      client.say(null, id, "My throat is sore");
      JsonNode second = client.frame("message.accepted");
      client.say(first.path("conversationId").asText(), id, "My throat is sore");
      JsonNode third = client.frame("message.accepted");
      assertThat(second).isEqualTo(first);
      assertThat(third).isEqualTo(first);
    }
  }
}
