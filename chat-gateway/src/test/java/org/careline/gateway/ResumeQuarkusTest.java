package org.careline.gateway;

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
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class ResumeQuarkusTest {

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  private final String token = TestTokens.of(UserId.next(), Role.PATIENT);

  @Test
  void replaysWhatWasMissedInOrderAndOnce() {
    String conversation;
    try (var before = ChatClient.connect(gateway.getPort(), token)) {
      conversation = before.accepted("Message 1").path("conversationId").asText();
    }
    try (var elsewhere = ChatClient.connect(gateway.getPort(), token)) {
      for (int i = 2; i <= 6; i++) {
        elsewhere.say(conversation, UUID.randomUUID().toString(), "Message " + i);
        elsewhere.frame("message.accepted");
      }
      try (var back = ChatClient.connect(gateway.getPort(), token)) {
        back.resume(conversation, 1);
        elsewhere.say(conversation, UUID.randomUUID().toString(), "Message 7");
        for (int i = 2; i <= 7; i++) {
          assertThat(back.frame("message").path("text").asText()).isEqualTo("Message " + i);
        }
        back.settle();
        assertThat(back.frames("message")).isEmpty();
      }
    }
  }

  @Test
  void goesOnInTheMiddleOfAnAnswer() {
    JsonNode accepted;
    try (var before = ChatClient.connect(gateway.getPort(), token)) {
      accepted = before.accepted("How do I sleep better?");
    }
    var asked = neighbours.hearsMessage(accepted.path("messageId").asText());
    neighbours.begins(asked);
    neighbours.releases(asked, 0, "Go to bed early. ");
    try (var back = ChatClient.connect(gateway.getPort(), token)) {
      back.resume(accepted.path("conversationId").asText(), 1);
      assertThat(back.frame("reply.started").path("replyTo")).isEqualTo(accepted.path("messageId"));
      JsonNode soFar = back.frame("reply.delta");
      assertThat(soFar.path("offset").asInt()).isZero();
      assertThat(soFar.path("text").asText()).isEqualTo("Go to bed early. ");

      neighbours.releases(asked, 17, "No coffee.");
      JsonNode rest = back.frame("reply.delta");
      assertThat(rest.path("offset").asInt()).isEqualTo(17);
      assertThat(rest.path("text").asText()).isEqualTo("No coffee.");

      neighbours.answers(asked, "Go to bed early. No coffee.");
      assertThat(back.frame("reply.completed").path("seq").asLong()).isEqualTo(2);
      back.settle();
      assertThat(back.frames("reply.delta")).isEmpty();
      assertThat(back.frames("message")).isEmpty();
    }
  }

  @Test
  void replaysAnAnswerThatCameMeanwhileAsAMessage() {
    JsonNode accepted;
    try (var before = ChatClient.connect(gateway.getPort(), token)) {
      accepted = before.accepted("Is tea healthy?");
      neighbours.answers(
          neighbours.hearsMessage(accepted.path("messageId").asText()), "In moderation.");
      before.frame("reply.completed");
    }
    try (var back = ChatClient.connect(gateway.getPort(), token)) {
      back.resume(accepted.path("conversationId").asText(), 1);
      JsonNode answer = back.frame("message");
      assertThat(answer.path("role").asText()).isEqualTo("assistant");
      assertThat(answer.path("replyTo")).isEqualTo(accepted.path("messageId"));
      assertThat(answer.path("citations")).hasSize(1);
      back.settle();
      assertThat(back.frames("reply.started")).isEmpty();
    }
  }

  @Test
  void tellsOfAnAnswerThatFailedMeanwhile() {
    JsonNode accepted;
    try (var before = ChatClient.connect(gateway.getPort(), token)) {
      accepted = before.accepted("Is juice healthy?");
      neighbours.fails(
          neighbours.hearsMessage(accepted.path("messageId").asText()), "reply.deadline");
      before.frame("reply.failed");
    }
    try (var back = ChatClient.connect(gateway.getPort(), token)) {
      back.resume(accepted.path("conversationId").asText(), 1);
      assertThat(back.frame("reply.failed").path("code").asText()).isEqualTo("reply.deadline");
    }
  }

  @Test
  void keepsUpWithMoreThanTheQueueHolds() {
    try (var client =
        ChatClient.connect(gateway.getPort(), TestTokens.of(UserId.next(), Role.PATIENT))) {
      JsonNode accepted = client.accepted("Tell me something long");
      var asked = neighbours.hearsMessage(accepted.path("messageId").asText());
      StringBuilder whole = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        String piece = "piece " + i + " ";
        neighbours.releases(asked, whole.length(), piece);
        whole.append(piece);
      }
      neighbours.answers(asked, whole.toString());
      client.frame("reply.completed");
      StringBuilder shown = new StringBuilder();
      for (JsonNode delta : client.frames("reply.delta")) {
        assertThat(delta.path("offset").asInt()).isEqualTo(shown.length());
        shown.append(delta.path("text").asText());
      }
      assertThat(whole.toString()).startsWith(shown.toString());
      assertThat(client.isOpen()).isTrue();
    }
  }
}
