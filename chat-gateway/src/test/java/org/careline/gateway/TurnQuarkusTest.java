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
import org.careline.contracts.chat.Floor;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class TurnQuarkusTest {

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  private final UserId user = UserId.next();
  private final String token = TestTokens.of(user, Role.PATIENT);

  @Test
  void storesAMessageBeforeItIsAcceptedAndShowsItsAnswer() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = client.accepted("I have a mild headache since this morning");
      assertThat(accepted.path("seq").asLong()).isOne();
      assertThat(stored(accepted).path("text").asText()).startsWith("I have a mild headache");

      var asked = neighbours.hearsMessage(accepted.path("messageId").asText());
      var answered = neighbours.answers(asked, "Rest and drink water [1].");
      JsonNode reply = client.frame("reply.completed");
      neighbours.repeats(org.careline.contracts.event.Topics.REPLIES, answered);
      neighbours.answers(asked, "A second answer to the same message");

      assertThat(reply.path("seq").asLong()).isEqualTo(2);
      assertThat(reply.path("text").asText()).isEqualTo("Rest and drink water [1].");
      assertThat(reply.path("source").asText()).isEqualTo("extractive");
      assertThat(reply.path("citations").get(0).path("title").asText()).isEqualTo("Fever");
      assertThat(((MessageReceived) asked.data()).wantsReply()).isTrue();
      client.say(accepted.path("conversationId").asText(), UUID.randomUUID().toString(), "Thanks");
      assertThat(client.frame("message.accepted").path("seq").asLong()).isEqualTo(3);
      assertThat(client.frames("reply.completed")).isEmpty();
    }
  }

  @Test
  void carriesTheEarlierTurnsAlong() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode first = client.accepted("Message 1");
      String conversation = first.path("conversationId").asText();
      String last = "";
      for (int i = 2; i <= 15; i++) {
        client.say(conversation, UUID.randomUUID().toString(), "Message " + i);
        last = client.frame("message.accepted").path("messageId").asText();
      }
      MessageReceived event = (MessageReceived) neighbours.hearsMessage(last).data();
      assertThat(event.seq()).isEqualTo(15);
      assertThat(event.window())
          .extracting(turn -> turn.text().reveal())
          .hasSize(12)
          .startsWith("Message 3")
          .endsWith("Message 14");
      assertThat(event.patientName().reveal()).isEqualTo("Test Person");
    }
  }

  @Test
  void givesTheFirstResultWhenAMessageIsSentAgain() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      String id = UUID.randomUUID().toString();
      client.say(null, id, "My throat is sore");
      JsonNode first = client.frame("message.accepted");
      client.say(null, id, "My throat is sore");
      assertThat(client.frame("message.accepted")).isEqualTo(first);
      client.say(first.path("conversationId").asText(), id, "My throat is sore");
      assertThat(client.frame("message.accepted")).isEqualTo(first);

      String messageId = first.path("messageId").asText();
      neighbours.hearsMessage(messageId);
      assertThat(
              neighbours.count(
                  fact ->
                      fact instanceof MessageReceived received
                          && received
                              .conversationId()
                              .toString()
                              .equals(first.path("conversationId").asText())))
          .isOne();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I have crushing chest pain and my left arm is numb|en|US|911",
        "Tengo un dolor fuerte en el pecho y se me duerme el brazo izquierdo|es|MX|911",
        "我胸口剧痛，喘不过气，左臂发麻|zh|CN|120",
        "मेरे सीने में तेज दर्द है और सांस नहीं आ रही|hi|IN|112"
      })
  void answersAnEmergencyByScriptInTheLanguageOfTheMessage(
      String text, String language, String country, String number) {
    JwtClaims claims = TestTokens.claims(TestTokens.TENANT, user, Role.PATIENT);
    claims.setClaim("country", country);
    try (var client = ChatClient.connect(gateway.getPort(), TestTokens.sign(claims))) {
      JsonNode accepted = client.accepted(text);
      JsonNode script = client.frame("reply.completed");

      assertThat(script.path("source").asText()).isEqualTo("script");
      assertThat(script.path("seq").asLong()).isEqualTo(2);
      assertThat(script.path("replyTo")).isEqualTo(accepted.path("messageId"));
      assertThat(script.path("safety").path("level").asText()).isEqualTo("CRITICAL");
      assertThat(script.path("actions").findValuesAsText("value")).contains(number);
      MessageReceived event =
          (MessageReceived) neighbours.hearsMessage(accepted.path("messageId").asText()).data();
      assertThat(event.screening().action()).isEqualTo("SCRIPTED");
      assertThat(event.screening().language()).isEqualTo(language);
      assertThat(event.screening().findings()).isNotEmpty();
      assertThat(event.wantsReply()).isFalse();
    }
  }

  @Test
  void seesACrisisThatOnlyTheEarlierTurnsTell() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      client.say("I want to kill myself");
      JsonNode script = client.frame("reply.completed");
      assertThat(script.path("source").asText()).isEqualTo("script");
      assertThat(script.path("actions").findValuesAsText("value")).contains("988");
    }
  }

  @Test
  void showsEverythingInBothTabs() {
    try (var one = ChatClient.connect(gateway.getPort(), token);
        var two = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = one.accepted("My ankle is swollen");
      assertThat(two.frame("message.accepted")).isEqualTo(accepted);
      assertThat(two.frame("message").path("text").asText()).isEqualTo("My ankle is swollen");
      var asked = neighbours.hearsMessage(accepted.path("messageId").asText());
      neighbours.begins(asked);
      neighbours.releases(asked, 0, "Put it up. ");
      neighbours.answers(asked, "Put it up. Cool it.");
      JsonNode completed = one.frame("reply.completed");
      assertThat(two.frame("reply.completed")).isEqualTo(completed);
      assertThat(two.frame("reply.delta").path("text").asText()).isEqualTo("Put it up. ");
      assertThat(one.frame("reply.delta").path("offset").asInt()).isZero();
      assertThat(one.frames("message")).isEmpty();
    }
  }

  @Test
  void tellsWhenNoAnswerCanBeGiven() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = client.accepted("What is a good breakfast?");
      neighbours.fails(
          neighbours.hearsMessage(accepted.path("messageId").asText()), "reply.no_answer");
      JsonNode failed = client.frame("reply.failed");
      assertThat(failed.path("code").asText()).isEqualTo("reply.no_answer");
      assertThat(failed.path("replyTo")).isEqualTo(accepted.path("messageId"));
    }
  }

  @Test
  void refusesTheSixtyFirstMessageOfAMinuteButNoEmergency() {
    String conversation = null;
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode frame = null;
      int accepted = 0;
      for (int i = 0; i < 75 && (frame == null || !frame.has("code")); i++) {
        frame = send(client, conversation, "Message " + i);
        conversation = frame.path("conversationId").asText(conversation);
        accepted += frame.has("seq") ? 1 : 0;
      }
      assertThat(frame.path("code").asText()).isEqualTo("request.throttled");
      assertThat(frame.path("clientMessageId").asText()).isNotBlank();
      assertThat(accepted).isBetween(60, 70);

      client.say(
          conversation, UUID.randomUUID().toString(), "I can't breathe and my lips are blue");
      assertThat(client.frame("reply.completed").path("source").asText()).isEqualTo("script");
    }
  }

  @Test
  void doesNotAcceptWhatIsNoText() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      String id = client.say("   ");
      JsonNode error = client.frame("error");
      assertThat(error.path("code").asText()).isEqualTo("request.invalid");
      assertThat(error.path("clientMessageId").asText()).isEqualTo(id);
      client.say("a".repeat(4_001));
      assertThat(client.frame("error").path("code").asText()).isEqualTo("request.invalid");
      assertThat(client.isOpen()).isTrue();
    }
  }

  @Test
  void hasTheBotAnswerUntilStaffTakeTheFloor() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = client.accepted("Hello there");
      MessageReceived event =
          (MessageReceived) neighbours.hearsMessage(accepted.path("messageId").asText()).data();
      assertThat(event.floor()).isEqualTo(Floor.BOT);
    }
  }

  /** One message after another, as fast as the socket's own limit allows. */
  private static JsonNode send(ChatClient client, String conversation, String text) {
    org.awaitility.Awaitility.await().pollDelay(java.time.Duration.ofMillis(35)).until(() -> true);
    String id = client.say(conversation, UUID.randomUUID().toString(), text);
    return org.awaitility.Awaitility.await()
        .pollInterval(java.time.Duration.ofMillis(2))
        .until(
            () ->
                client.frames().stream()
                    .filter(frame -> id.equals(frame.path("clientMessageId").asText()))
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private JsonNode stored(JsonNode accepted) {
    return given()
        .auth()
        .oauth2(token)
        .get("/api/v1/conversations/" + accepted.path("conversationId").asText() + "/messages")
        .then()
        .statusCode(200)
        .extract()
        .as(JsonNode.class)
        .path("items")
        .get(0);
  }
}
