package org.careline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class FanoutQuarkusTest {

  private static final String CHANNEL = "careline.frames";

  @TestHTTPResource("/")
  URL gateway;

  @Inject RedisDataSource redis;

  private final UserId user = UserId.next();
  private final String token = TestTokens.of(user, Role.PATIENT);

  @Test
  void tellsTheOtherReplicasWhatItTellsItsOwnSockets() {
    List<JsonObject> heard = new CopyOnWriteArrayList<>();
    redis.pubsub(String.class).subscribe(CHANNEL, text -> heard.add(new JsonObject(text)));
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      client.accepted("Hello");
      await()
          .until(
              () ->
                  heard.stream()
                      .filter(frame -> user.toString().equals(frame.getString("userId")))
                      .map(frame -> frame.getJsonObject("frame").getString("type"))
                      .toList(),
              types -> types.equals(List.of("message", "message.accepted")));
    }
  }

  @Test
  void tellsItsSocketsWhatAnotherReplicaSaysAndNobodyElses() {
    try (var client = ChatClient.connect(gateway.getPort(), token);
        var other =
            ChatClient.connect(gateway.getPort(), TestTokens.of(UserId.next(), Role.PATIENT));
        var sameIdElsewhere =
            ChatClient.connect(
                gateway.getPort(), TestTokens.of(TestTokens.OTHER_TENANT, user, Role.PATIENT))) {
      String conversation = ConversationId.next().toString();
      redis
          .pubsub(String.class)
          .publish(
              CHANNEL,
              new JsonObject()
                  .put("origin", "another-replica")
                  .put("tenant", "demo")
                  .put("userId", user.toString())
                  .put("except", "")
                  .put(
                      "frame",
                      new JsonObject()
                          .put("type", "floor")
                          .put("conversationId", conversation)
                          .put("holder", "bot"))
                  .encode());
      assertThat(client.frame("floor").path("conversationId").asText()).isEqualTo(conversation);
      other.settle();
      sameIdElsewhere.settle();
      assertThat(other.frames("floor")).isEmpty();
      assertThat(sameIdElsewhere.frames("floor")).isEmpty();
    }
  }

  @Test
  void staysUpWhenAChannelCarriesNonsense() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      for (String channel : List.of(CHANNEL, "careline.replies", "careline.sessions")) {
        redis.pubsub(String.class).publish(channel, "nonsense");
        redis.pubsub(String.class).publish(channel, "{\"frame\":7,\"tenant\":\"!\"}");
      }
      assertThat(client.accepted("Hello").path("seq").asLong()).isOne();
    }
  }
}
