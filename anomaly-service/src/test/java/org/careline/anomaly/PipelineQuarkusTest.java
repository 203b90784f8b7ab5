package org.careline.anomaly;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(StubKnowledge.class)
class PipelineQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CHEST_PAIN = "I have crushing chest pain and my left arm is numb";

  @Inject Database database;
  @Inject Outbox outbox;

  @Test
  void aMessageAtRiskGoesThroughAllFiveLevels() {
    var tenant = new TenantId("all-five");
    var reviewer = UserId.next();
    var message = message(CHEST_PAIN);
    receive(tenant, message);
    reply(tenant, message, "Call 911 now.", ReplySource.SCRIPT);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(queue(tenant, reviewer).getList("items.level"))
                    .containsExactly("CRITICAL"));
    String id = queue(tenant, reviewer).getString("items[0].id");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(interaction(tenant, reviewer, id).getList("levels.status"))
                    .containsExactly("done", "done", "done", "done", "pending"));
    JsonPath interaction = interaction(tenant, reviewer, id);
    assertThat(interaction.getString("userText")).isEqualTo(CHEST_PAIN);
    assertThat(interaction.getString("replySource")).isEqualTo("script");
    assertThat(interaction.getString("findings[0].category")).isEqualTo("EMERGENCY");
    assertThat(interaction.getList("findings[0].spans")).isNotEmpty();
    assertThat(interaction.getString("explanation.citations[0].title")).isEqualTo("Chest pain");
    assertThat(StubKnowledge.queries()).noneMatch(query -> query.contains("my left arm"));

    decidesOnce(tenant, reviewer, id);
  }

  @Test
  void whatWaitsForItsScoreOrItsReviewerIsCounted() {
    var tenant = new TenantId("counted");
    receive(tenant, message(CHEST_PAIN));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(figure("careline_interactions_unscored")).isPositive();
              assertThat(figure("careline_interactions_unscored_oldest_seconds")).isPositive();
              assertThat(figure("careline_reviews_waiting")).isPositive();
              assertThat(figure("careline_journey_seconds_count{step=\"scored\"}")).isPositive();
            });
  }

  private static double figure(String series) {
    return given()
        .get("/q/metrics")
        .asString()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(-1);
  }

  @Test
  void aSafeMessageIsScoredAndNobodyIsAskedToLook() {
    var tenant = new TenantId("all-safe");
    var reviewer = UserId.next();
    var message = message("What can I do about a tension headache?");
    receive(tenant, message);
    reply(tenant, message, "Rest and drink water. [1]", ReplySource.EXTRACTIVE);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(tenant, reviewer, Role.REVIEWER)
                    .get("/api/v1/interactions?state=SAFE")
                    .then()
                    .body("items.size()", equalTo(1)));
    assertThat(queue(tenant, reviewer).getInt("total")).isZero();
  }

  @Test
  void aDiagnosisInAModelsReplyIsFlaggedThoughTheQuestionWasHarmless() {
    var tenant = new TenantId("bad-reply");
    var reviewer = UserId.next();
    var message = message("I feel tired these days");
    receive(tenant, message);
    reply(
        tenant,
        message,
        "You have diabetes. Take 500 mg of metformin twice a day.",
        ReplySource.MODEL);

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(queue(tenant, reviewer).getInt("total")).isEqualTo(1));
    String id = queue(tenant, reviewer).getString("items[0].id");
    assertThat(interaction(tenant, reviewer, id).getList("findings.target")).contains("reply");
  }

  @Test
  void aClaimedInteractionIsHeldForItsReviewer() {
    var tenant = new TenantId("claimed");
    var first = UserId.next();
    receive(tenant, message(CHEST_PAIN));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(queue(tenant, first).getInt("total")).isEqualTo(1));
    String id = queue(tenant, first).getString("items[0].id");

    as(tenant, first, Role.REVIEWER)
        .post("/api/v1/reviews/" + id + "/claim")
        .then()
        .statusCode(200);

    as(tenant, UserId.next(), Role.REVIEWER)
        .post("/api/v1/reviews/" + id + "/claim")
        .then()
        .statusCode(409)
        .body("code", equalTo("review.claimed"))
        .body("claimedBy", equalTo("Test Person"));
  }

  @Test
  void neitherPatientsNorOtherTenantsSeeAnything() {
    var tenant = new TenantId("closed");
    receive(tenant, message(CHEST_PAIN));
    var reviewer = UserId.next();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(queue(tenant, reviewer).getInt("total")).isEqualTo(1));
    String id = queue(tenant, reviewer).getString("items[0].id");

    as(tenant, UserId.next(), Role.PATIENT).get("/api/v1/reviews/queue").then().statusCode(403);
    as(TestTokens.OTHER_TENANT, reviewer, Role.REVIEWER)
        .get("/api/v1/interactions/" + id)
        .then()
        .statusCode(404);
    as(tenant, reviewer, Role.REVIEWER)
        .get("/api/v1/interactions/not-an-id")
        .then()
        .statusCode(404);
  }

  private void receive(TenantId tenant, MessageReceived message) {
    publish(tenant, Topics.MESSAGES, message.conversationId(), message);
  }

  private void reply(TenantId tenant, MessageReceived message, String text, ReplySource source) {
    publish(
        tenant,
        Topics.REPLIES,
        message.conversationId(),
        new ReplyCompleted(
            message.conversationId(),
            message.messageId(),
            MessageId.next(),
            PhiText.of(text),
            source,
            List.of(),
            Screening.clear("en", "test"),
            new Provenance("test", "", "", "1", "test", 1),
            Instant.now(),
            Instant.now()));
  }

  private <E> void publish(
      TenantId tenant,
      org.careline.contracts.event.Topic<E> topic,
      ConversationId conversation,
      E fact) {
    database.doInTenant(
        tenant,
        handle ->
            outbox.publish(
                handle, topic, conversation.toString(), tenant, Optional.of(UserId.next()), fact));
  }

  private static MessageReceived message(String text) {
    return new MessageReceived(
        ConversationId.next(),
        MessageId.next(),
        1,
        PhiText.of(text),
        PhiText.of("Pat"),
        "en",
        "US",
        Channel.WEB,
        Floor.BOT,
        Screening.clear("en", "test"),
        List.of(),
        Instant.now());
  }

  private static void decidesOnce(TenantId tenant, UserId reviewer, String id) {
    as(tenant, reviewer, Role.REVIEWER)
        .contentType("application/json")
        .body(Map.of("decision", "CONFIRMED", "note", "right"))
        .post("/api/v1/reviews/" + id + "/decision")
        .then()
        .statusCode(200)
        .body("state", equalTo("CONFIRMED"))
        .body("levels[4].status", equalTo("done"))
        .body("review.note", equalTo("right"));
    assertThat(queue(tenant, reviewer).getInt("total")).isZero();
    as(tenant, reviewer, Role.REVIEWER)
        .contentType("application/json")
        .body(Map.of("decision", "FALSE_POSITIVE"))
        .post("/api/v1/reviews/" + id + "/decision")
        .then()
        .statusCode(409)
        .body("code", equalTo("review.decided"));
  }

  private static JsonPath queue(TenantId tenant, UserId reviewer) {
    return as(tenant, reviewer, Role.REVIEWER).get("/api/v1/reviews/queue").jsonPath();
  }

  private static JsonPath interaction(TenantId tenant, UserId reviewer, String id) {
    return as(tenant, reviewer, Role.REVIEWER).get("/api/v1/interactions/" + id).jsonPath();
  }

  private static RequestSpecification as(TenantId tenant, UserId user, Role role) {
    return given().auth().oauth2(TestTokens.of(tenant, user, role));
  }
}
