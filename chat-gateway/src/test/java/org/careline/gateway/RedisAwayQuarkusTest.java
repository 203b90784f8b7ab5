package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Owner;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@TestProfile(RedisAwayQuarkusTest.NoRedis.class)
class RedisAwayQuarkusTest {

  public static final class NoRedis implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.redis.hosts", "redis://localhost:1", "careline.turn.per-minute", "5");
    }
  }

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;

  @Inject Database database;
  @Inject ConversationRepository conversations;
  @Inject MessageRepository messages;

  private final UserId user = UserId.next();
  private final String token = TestTokens.of(user, Role.PATIENT);

  @Test
  void acceptsAndAnswersAllTheSame() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      long began = System.nanoTime();
      JsonNode accepted = client.accepted("What helps against a cold?");
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
      neighbours.answers(neighbours.hearsMessage(accepted.path("messageId").asText()), "Rest.");
      assertThat(client.frame("reply.completed").path("text").asText()).isEqualTo("Rest.");
      client.resume(accepted.path("conversationId").asText(), 0);
      assertThat(client.frame("message").path("seq").asLong()).isOne();
    }
  }

  @Test
  void showsWhatAnotherReplicaHasStored() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = client.accepted("What helps against a cough?");
      Owner owner = new Owner(TestTokens.TENANT, user);
      var id = ConversationId.of(accepted.path("conversationId").asText());
      database.doInTenant(
          owner.tenant(),
          handle -> {
            Message question = messages.newest(handle, owner, id, 1).getFirst();
            messages.insert(
                handle,
                owner,
                Message.answer(
                    MessageId.next(),
                    question,
                    conversations.nextSeq(handle, id),
                    PhiText.of("Honey."),
                    ReplySource.MODEL,
                    RiskLevel.NONE));
          });
      assertThat(client.frame("reply.completed").path("text").asText()).isEqualTo("Honey.");
    }
  }

  @Test
  void limitsByItself() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      String conversation = client.accepted("Message 1").path("conversationId").asText();
      for (int i = 2; i <= 12; i++) {
        client.say(conversation, UUID.randomUUID().toString(), "Message " + i);
      }
      assertThat(client.frame("error").path("code").asText()).isEqualTo("request.throttled");
      client.say(conversation, UUID.randomUUID().toString(), "I can't breathe, my lips are blue");
      assertThat(client.frame("reply.completed").path("source").asText()).isEqualTo("script");
    }
  }

  @Test
  void givesTicketsByItself() {
    String ticket =
        given().auth().oauth2(token).post("/api/v1/chat/tickets").then().extract().path("ticket");
    ChatClient.connectWithTicket(gateway.getPort(), ticket).close();
    assertThat(ChatClient.refusal(gateway.getPort(), "?ticket=" + ticket, Map.of())).isEqualTo(401);
  }
}
