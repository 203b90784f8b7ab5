package org.careline.analytics.rollup;

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
import java.util.UUID;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class RebuildQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(40);

  @Inject Database database;
  @Inject Outbox outbox;

  @Test
  void theDashboardIsTheSameAfterARebuildAndRightAgainAfterDamage() {
    var tenant = tenant();
    fill(tenant, 20);
    counted(tenant, 42);
    Map<String, Object> before = figures(tenant);
    damage(tenant);
    assertThat(figures(tenant)).isNotEqualTo(before);

    rebuild(tenant);

    assertThat(figures(tenant)).isEqualTo(before);
  }

  @Test
  void whatArrivesWhileARebuildRunsIsCountedOnce() {
    var tenant = tenant();
    fill(tenant, 10);
    counted(tenant, 22);

    start(tenant).then().statusCode(202);
    fill(tenant, 30);
    done(tenant);

    counted(tenant, 84);
    assertThat(dashboard(tenant).getInt("totals.messages")).isEqualTo(40);
    rebuild(tenant);
    assertThat(dashboard(tenant).getInt("bus.events")).isEqualTo(84);
    assertThat(dashboard(tenant).getInt("totals.messages")).isEqualTo(40);
  }

  @Test
  void figuresOfABusThatWasLostAreKept() {
    var tenant = tenant();
    fill(tenant, 3);
    counted(tenant, 8);
    database.doInTenant(
        tenant, handle -> handle.execute("update bus_progress set events = events + 1000"));
    Map<String, Object> before = figures(tenant);

    start(tenant).then().statusCode(202);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                admin(tenant)
                    .get("/api/v1/analytics/rebuild")
                    .then()
                    .body("state", equalTo("FAILED")));
    assertThat(figures(tenant)).isEqualTo(before);
  }

  @Test
  void aRebuildOfOneTenantLeavesTheOthersAlone() {
    var tenant = tenant();
    var other = tenant();
    fill(tenant, 3);
    fill(other, 5);
    counted(tenant, 8);
    counted(other, 12);
    damage(other);
    Map<String, Object> damaged = figures(other);

    rebuild(tenant);

    assertThat(figures(other)).isEqualTo(damaged);
  }

  @Test
  void onlyAdministratorsMayRebuildAndItIsOnRecord() {
    var tenant = tenant();
    fill(tenant, 1);
    counted(tenant, 4);
    given()
        .auth()
        .oauth2(TestTokens.of(tenant, UserId.next(), Role.CLINICIAN))
        .post("/api/v1/analytics/rebuild")
        .then()
        .statusCode(403);
    admin(tenant).get("/api/v1/analytics/rebuild").then().statusCode(404);

    rebuild(tenant);

    admin(tenant)
        .get("/api/v1/analytics/rebuild")
        .then()
        .body("events", equalTo(4))
        .body("skipped", equalTo(0));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(
                        admin(tenant)
                            .get("/api/v1/audit")
                            .jsonPath()
                            .<String>getList("items.action"))
                    .contains("analytics.rebuild"));
  }

  /** Two events each, and two of a case. */
  private void fill(TenantId tenant, int messages) {
    for (int i = 0; i < messages; i++) {
      var conversation = ConversationId.next();
      publish(tenant, Topics.MESSAGES, message(conversation));
      ChatEvent thanks =
          new FeedbackGiven(conversation, MessageId.next(), Rating.UP, PhiText.of("thank you"));
      publish(tenant, Topics.MESSAGES, thanks);
    }
    var id = CaseId.next();
    var conversation = ConversationId.next();
    Instant now = Instant.now();
    CaseEvent opened =
        new CaseOpened(id, conversation, MessageId.next(), RiskLevel.CRITICAL, "EMERGENCY", now);
    CaseEvent accepted =
        new CaseAccepted(id, conversation, UserId.next(), "Ann", now, now.plusSeconds(20));
    publish(tenant, Topics.CASES, opened);
    publish(tenant, Topics.CASES, accepted);
  }

  private void damage(TenantId tenant) {
    database.doInTenant(
        tenant,
        handle -> {
          handle.execute("delete from hourly_latency");
          handle.execute("delete from hourly_presence");
          handle.execute("update hourly_count set count = count + 7");
          handle.execute("update open_case set closed_at = now()");
        });
  }

  private void counted(TenantId tenant, int events) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(dashboard(tenant).getInt("bus.events")).isEqualTo(events));
  }

  private static void rebuild(TenantId tenant) {
    start(tenant).then().statusCode(202).body("state", equalTo("RUNNING"));
    done(tenant);
  }

  private static io.restassured.response.Response start(TenantId tenant) {
    return admin(tenant).post("/api/v1/analytics/rebuild");
  }

  private static void done(TenantId tenant) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                admin(tenant)
                    .get("/api/v1/analytics/rebuild")
                    .then()
                    .body("state", equalTo("DONE")));
  }

  private static Map<String, Object> figures(TenantId tenant) {
    Map<String, Object> all = dashboard(tenant).getMap("$");
    all.remove("generatedAt");
    return all;
  }

  private static JsonPath dashboard(TenantId tenant) {
    return admin(tenant).get("/api/v1/analytics/dashboard").jsonPath();
  }

  private <E> void publish(TenantId tenant, Topic<E> topic, E fact) {
    database.doInTenant(
        tenant,
        handle -> outbox.publish(handle, topic, "key", tenant, Optional.of(UserId.next()), fact));
  }

  private static RequestSpecification admin(TenantId tenant) {
    return given().auth().oauth2(TestTokens.of(tenant, UserId.next(), Role.ADMIN));
  }

  private static TenantId tenant() {
    return new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static ChatEvent message(ConversationId conversation) {
    return new MessageReceived(
        conversation,
        MessageId.next(),
        1,
        PhiText.of("hello"),
        PhiText.of("Pat"),
        "en",
        "US",
        Channel.WEB,
        Floor.BOT,
        Screening.clear("en", "test"),
        List.of(),
        Instant.now());
  }
}
