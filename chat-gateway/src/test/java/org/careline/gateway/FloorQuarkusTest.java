package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class FloorQuarkusTest {

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  private final CaseId caseId = CaseId.next();
  private final UserId clinician = UserId.next();
  private final String token = TestTokens.of(UserId.next(), Role.PATIENT);

  @Test
  void givesTheFloorToStaffAndBack() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      var asked = open(client);
      String conversation = asked.data().conversationId().toString();

      accept(asked);
      JsonNode floor = client.frame("floor");
      assertThat(floor.path("holder").asText()).isEqualTo("staff");
      assertThat(floor.path("name").asText()).isEqualTo("Dr. Lee");

      var late = neighbours.answers(asked, "A late answer of the bot");
      JsonNode failed = client.frame("reply.failed");
      assertThat(failed.path("code").asText()).isEqualTo("reply.floor_held_by_staff");
      neighbours.repeats(org.careline.contracts.event.Topics.REPLIES, late);

      MessageId said = staffSays(asked, "I am here for you.");
      JsonNode message = client.frame("message");
      assertThat(message.path("messageId").asText()).isEqualTo(said.toString());
      assertThat(message.path("role").asText()).isEqualTo("staff");
      assertThat(message.path("author").path("name").asText()).isEqualTo("Dr. Lee");
      assertThat(message.path("seq").asLong()).isEqualTo(2);

      client.say(conversation, UUID.randomUUID().toString(), "Thank you");
      var second =
          neighbours.hearsMessage(client.frame("message.accepted").path("messageId").asText());
      assertThat(((MessageReceived) second.data()).floor()).isEqualTo(Floor.STAFF);
      assertThat(((MessageReceived) second.data()).wantsReply()).isFalse();

      neighbours.caseFact(
          asked,
          new CaseEvent.CaseHandedBack(
              caseId, asked.data().conversationId(), clinician, Optional.empty(), Instant.now()));
      assertThat(client.frame("floor").path("holder").asText()).isEqualTo("bot");
      client.say(conversation, UUID.randomUUID().toString(), "And what about water?");
      var third =
          neighbours.hearsMessage(client.frame("message.accepted").path("messageId").asText());
      assertThat(((MessageReceived) third.data()).wantsReply()).isTrue();
    }
  }

  @Test
  void asksTheAssistantForWhatStaffDidNotSeeBeforeTheyHandedBack() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      var asked = open(client);
      String conversation = asked.data().conversationId().toString();
      accept(asked);
      client.frame("floor");
      String seen = say(client, conversation, "Thank you");
      String crossed = say(client, conversation, "And what about water?");

      neighbours.caseFact(
          asked,
          new CaseEvent.CaseHandedBack(
              caseId, asked.data().conversationId(), clinician, Optional.of(2L), Instant.now()));

      assertThat(client.frame("floor").path("holder").asText()).isEqualTo("bot");
      var back = neighbours.hearsHandedBack(crossed);
      assertThat(back.message().wantsReply()).isTrue();
      assertThat(back.message().text().reveal()).isEqualTo("And what about water?");
      assertThat(neighbours.handedBack(conversation))
          .extracting(fact -> fact.message().messageId().toString())
          .containsExactly(crossed)
          .doesNotContain(seen);
      neighbours.answers(neighbours.hearsMessage(crossed), "Drink a glass every hour");
      assertThat(client.frame("reply.completed").path("replyTo").asText()).isEqualTo(crossed);
    }
  }

  private static String say(ChatClient client, String conversation, String text) {
    client.say(conversation, UUID.randomUUID().toString(), text);
    return client.frame("message.accepted").path("messageId").asText();
  }

  @Test
  void answersAnEmergencyByScriptEvenWhileStaffHoldTheFloor() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      var asked = open(client);
      accept(asked);
      client.frame("floor");
      client.say(
          asked.data().conversationId().toString(),
          UUID.randomUUID().toString(),
          "I have crushing chest pain and my left arm is numb");
      JsonNode accepted = client.frame("message.accepted");
      assertThat(client.frame("reply.completed").path("source").asText()).isEqualTo("script");
      var event =
          (MessageReceived) neighbours.hearsMessage(accepted.path("messageId").asText()).data();
      assertThat(event.floor()).isEqualTo(Floor.STAFF);
      assertThat(event.screening().action()).isEqualTo("SCRIPTED");
    }
  }

  @Test
  void showsNoPieceOfABotsAnswerWhileStaffHoldTheFloor() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      var asked = open(client);
      accept(asked);
      client.frame("floor");
      neighbours.releases(asked, 0, "Drink ");
      staffSays(asked, "Hello");
      client.frame("message");
      client.settle();
      assertThat(client.frames("reply.delta")).isEmpty();
    }
  }

  @Test
  void saysWhoHoldsTheFloorWhereARequestWouldWaitForTheBot() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      var asked = open(client);
      accept(asked);
      client.frame("floor");
      JsonNode sent =
          given()
              .auth()
              .oauth2(token)
              .contentType(ContentType.JSON)
              .body(
                  Map.of(
                      "conversationId",
                      asked.data().conversationId().toString(),
                      "text",
                      "Are you there?"))
              .post("/api/v1/chat/send")
              .then()
              .statusCode(200)
              .extract()
              .as(JsonNode.class);
      assertThat(sent.path("reply").isNull()).isTrue();
      assertThat(sent.path("floor").path("holder").asText()).isEqualTo("staff");
      assertThat(sent.path("floor").path("name").asText()).isEqualTo("Dr. Lee");
      assertThat(sent.path("seq").asLong()).isEqualTo(2);
    }
  }

  private Event<ChatEvent> open(ChatClient client) {
    return neighbours.hearsMessage(
        client.accepted("I feel a bit low today").path("messageId").asText());
  }

  private void accept(Event<ChatEvent> about) {
    neighbours.caseFact(
        about,
        new CaseEvent.CaseAccepted(
            caseId,
            about.data().conversationId(),
            clinician,
            "Dr. Lee",
            Instant.now(),
            Instant.now()));
  }

  private MessageId staffSays(Event<ChatEvent> about, String text) {
    MessageId id = MessageId.next();
    neighbours.caseFact(
        about,
        new CaseEvent.StaffMessageSent(
            caseId,
            about.data().conversationId(),
            id,
            clinician,
            "Dr. Lee",
            PhiText.of(text),
            Instant.now()));
    return id;
  }
}
