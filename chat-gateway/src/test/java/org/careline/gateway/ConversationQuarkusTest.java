package org.careline.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.Map;
import java.util.UUID;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class ConversationQuarkusTest {

  private static final String ROOT = "/api/v1/conversations";

  @TestHTTPResource("/")
  URL gateway;

  @Inject Neighbours neighbours;
  @Inject Database database;
  @Inject AgroalDataSource dataSource;

  private final UserId user = UserId.next();
  private final String token = TestTokens.of(user, Role.PATIENT);

  @Test
  void listsOwnConversationsByTheirFirstWords() {
    String id = conversation("My knee hurts when I climb stairs");
    me().get(ROOT)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(id))
        .body("items[0].title", equalTo("My knee hurts when I climb stairs"))
        .body("items[0].lastSeq", equalTo(1))
        .body("items[0].floor.holder", equalTo("bot"))
        .body("items[0].archived", equalTo(false));
  }

  @Test
  void renamesAndArchives() {
    String id = conversation("Hello");
    me().contentType(ContentType.JSON)
        .body("{\"title\":\"Knee\"}")
        .patch(ROOT + "/" + id)
        .then()
        .statusCode(200)
        .body("title", equalTo("Knee"));
    me().contentType(ContentType.JSON)
        .body("{\"archived\":true}")
        .patch(ROOT + "/" + id)
        .then()
        .statusCode(200)
        .body("title", equalTo("Knee"))
        .body("archived", equalTo(true));
    me().get(ROOT).then().body("items", hasSize(0));
    me().get(ROOT + "?archived=true").then().body("items", hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"title\":\"\"}", "{\"title\":\"  \"}", "{\"title\":\"a\\u0000\"}", "{"})
  void refusesATitleThatIsNone(String body) {
    String id = conversation("Hello");
    me().contentType(ContentType.JSON)
        .body(body)
        .patch(ROOT + "/" + id)
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
  }

  @Test
  void readsMessagesByPages() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      String id = client.accepted("One").path("conversationId").asText();
      for (String text : new String[] {"Two", "Three", "Four"}) {
        client.say(id, UUID.randomUUID().toString(), text);
        client.frame("message.accepted");
      }
      me().get(ROOT + "/" + id + "/messages?afterSeq=1&limit=2")
          .then()
          .statusCode(200)
          .body("items.text", equalTo(java.util.List.of("Two", "Three")))
          .body("items.role", equalTo(java.util.List.of("patient", "patient")))
          .body("lastSeq", equalTo(4));
    }
  }

  @Test
  void deletesForGoodAndSaysSo() {
    String id = conversation("Delete me");
    me().delete(ROOT + "/" + id).then().statusCode(204);
    me().get(ROOT + "/" + id).then().statusCode(404);
    neighbours.hears(
        fact ->
            fact instanceof ConversationDeleted deleted
                && deleted.conversationId().toString().equals(id));
  }

  @Test
  void keepsTheRatingOfAnAnswer() {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      JsonNode accepted = client.accepted("What helps against a cold?");
      String id = accepted.path("conversationId").asText();
      neighbours.answers(neighbours.hearsMessage(accepted.path("messageId").asText()), "Rest.");
      String answer = client.frame("reply.completed").path("messageId").asText();
      rate(id, answer, Map.of("rating", "down", "comment", "too short")).then().statusCode(204);

      me().get(ROOT + "/" + id + "/messages").then().body("items[1].feedback", equalTo("down"));
      var fact =
          (FeedbackGiven)
              neighbours
                  .hears(
                      said ->
                          said instanceof FeedbackGiven given
                              && given.messageId().toString().equals(answer))
                  .data();
      assertThat(fact.rating()).isEqualTo(Rating.DOWN);
      assertThat(fact.comment().reveal()).isEqualTo("too short");
      rate(id, accepted.path("messageId").asText(), Map.of("rating", "up")).then().statusCode(404);
      rate(id, answer, Map.of("rating", "sideways")).then().statusCode(400);
    }
  }

  @Test
  void doesNotExistForAnybodyElse() {
    String id = conversation("Private");
    for (String stranger :
        new String[] {
          TestTokens.of(UserId.next(), Role.PATIENT),
          TestTokens.of(UserId.next(), Role.ADMIN),
          TestTokens.of(TestTokens.OTHER_TENANT, user, Role.PATIENT)
        }) {
      as(stranger).get(ROOT + "/" + id).then().statusCode(404);
      as(stranger).get(ROOT + "/" + id + "/messages").then().statusCode(404);
      as(stranger).delete(ROOT + "/" + id).then().statusCode(404);
      as(stranger).get(ROOT).then().statusCode(200).body("items", hasSize(0));
      as(stranger)
          .contentType(ContentType.JSON)
          .body(Map.of("conversationId", id, "text", "let me in"))
          .post("/api/v1/chat/send")
          .then()
          .statusCode(404)
          .body("code", equalTo("resource.not_found"));
      try (var client = ChatClient.connect(gateway.getPort(), stranger)) {
        client.say(id, UUID.randomUUID().toString(), "let me in");
        assertThat(client.frame("error").path("code").asText()).isEqualTo("resource.not_found");
        client.resume(id, 0);
        assertThat(client.frame("error").path("code").asText()).isEqualTo("resource.not_found");
        client.raw("{\"type\":\"typing\",\"conversationId\":\"%s\"}".formatted(id));
        assertThat(client.frame("error").path("code").asText()).isEqualTo("resource.not_found");
        client.raw("{\"type\":\"read\",\"conversationId\":\"%s\",\"seq\":1}".formatted(id));
        assertThat(client.frame("error").path("code").asText()).isEqualTo("resource.not_found");
      }
    }
    me().get(ROOT + "/" + id).then().statusCode(200).body("lastSeq", equalTo(1));
  }

  @Test
  void holdsNoClearTextInTheDatabase() {
    String id = conversation("Sesame opens the mountain");
    String row =
        database.inTenant(
            TestTokens.TENANT,
            handle ->
                handle
                    .createQuery(
                        "select c::text || m::text from conversation c join message m"
                            + " on m.conversation_id = c.id where c.id = :id")
                    .bind("id", UUID.fromString(id))
                    .mapTo(String.class)
                    .one());
    assertThat(row).contains("phi1:").doesNotContain("Sesame");
  }

  @Test
  void hidesItsRowsFromAConnectionWithoutATenant() throws Exception {
    conversation("Hello");
    try (var connection = dataSource.getConnection();
        var rows = connection.createStatement().executeQuery("select count(*) from message")) {
      rows.next();
      assertThat(rows.getLong(1)).isZero();
    }
  }

  @Test
  void tellsTheOtherTabOfTypingAndReading() {
    try (var one = ChatClient.connect(gateway.getPort(), token);
        var two = ChatClient.connect(gateway.getPort(), token)) {
      String id = one.accepted("Hello").path("conversationId").asText();
      one.raw("{\"type\":\"typing\",\"conversationId\":\"%s\"}".formatted(id));
      assertThat(two.frame("typing").path("role").asText()).isEqualTo("patient");
      one.raw("{\"type\":\"read\",\"conversationId\":\"%s\",\"seq\":1}".formatted(id));
      assertThat(two.frame("read").path("seq").asLong()).isOne();
      one.settle();
      assertThat(one.frames("typing")).isEmpty();
      assertThat(one.frames("read")).isEmpty();
    }
  }

  private String conversation(String firstMessage) {
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      return client.accepted(firstMessage).path("conversationId").asText();
    }
  }

  private io.restassured.response.Response rate(
      String id, String message, Map<String, String> body) {
    return me().contentType(ContentType.JSON)
        .body(body)
        .post(ROOT + "/" + id + "/messages/" + message + "/feedback");
  }

  private RequestSpecification me() {
    return as(token);
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }
}
