package org.careline.analytics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.InteractionEvent.InteractionScored;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class AnalyticsQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject Database database;
  @Inject Outbox outbox;
  @Inject Audit audit;

  @Test
  void theDashboardCountsWhatTheBusTold() {
    var tenant = new TenantId("counting");
    var conversation = ConversationId.next();
    Instant now = Instant.now();
    publish(tenant, Topics.MESSAGES, message(conversation));
    publish(tenant, Topics.MESSAGES, message(conversation));
    publish(
        tenant,
        Topics.MESSAGES,
        new FeedbackGiven(conversation, MessageId.next(), Rating.UP, PhiText.empty()));
    publish(tenant, Topics.REPLIES, reply(conversation, now));
    publish(tenant, Topics.INTERACTIONS, scored(conversation));
    var caseId = CaseId.next();
    publish(
        tenant,
        Topics.CASES,
        new CaseOpened(
            caseId, conversation, MessageId.next(), RiskLevel.CRITICAL, "EMERGENCY", now));
    publish(
        tenant,
        Topics.CASES,
        new CaseAccepted(caseId, conversation, UserId.next(), "Ann", now, now.plusSeconds(20)));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(dashboard(tenant).getLong("bus.events")).isEqualTo(7));
    JsonPath dashboard = dashboard(tenant);
    assertThat(dashboard.getInt("totals.messages")).isEqualTo(2);
    assertThat(dashboard.getInt("totals.conversations")).isEqualTo(1);
    assertThat(dashboard.getInt("totals.activePatients")).isEqualTo(2);
    assertThat(dashboard.getInt("totals.replies")).isEqualTo(1);
    assertThat(dashboard.getInt("totals.feedbackUp")).isEqualTo(1);
    assertThat(dashboard.getInt("totals.cases")).isEqualTo(1);
    assertThat(dashboard.getInt("totals.openCases")).isEqualTo(1);
    assertThat(dashboard.getInt("bySource.extractive")).isEqualTo(1);
    assertThat(dashboard.getInt("byLevel.HIGH")).isEqualTo(1);
    assertThat(dashboard.getInt("byLanguage.en")).isEqualTo(2);
    assertThat(dashboard.getInt("latency.acceptP50Seconds")).isBetween(20, 24);
    assertThat(dashboard.getList("series")).hasSize(24);
    assertThat(dashboard.getInt("series[23].messages") + dashboard.getInt("series[22].messages"))
        .isEqualTo(2);
  }

  @Test
  void auditFactsBecomeAChainThatVerifiesAndCannotBeChanged() {
    var tenant = new TenantId("audited");
    for (int i = 0; i < 20; i++) {
      String subject = "case:" + i;
      database.doInTenant(
          tenant,
          handle -> audit.record(handle, tenant, "u1", "CLINICIAN", "case.accept", subject, "ok"));
    }

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(tenant, Role.ADMIN)
                    .get("/api/v1/audit?limit=500")
                    .then()
                    .body("items.findAll { it.action == 'case.accept' }.size()", equalTo(20)));
    as(tenant, Role.ADMIN).get("/api/v1/audit/verify").then().body("valid", equalTo(true));
    assertThatThrownBy(
            () ->
                database.doInTenant(
                    tenant, handle -> handle.execute("update audit_entry set actor = 'nobody'")))
        .hasMessageContaining("never changed");
  }

  @Test
  void anotherTenantSeesNothing() {
    assertThat(dashboard(new TenantId("nothing")).getMap("byLevel")).isEmpty();
  }

  @Test
  void onlyAdministratorsMayLook() {
    for (Role role : List.of(Role.PATIENT, Role.CLINICIAN, Role.REVIEWER)) {
      as(TestTokens.TENANT, role).get("/api/v1/analytics/dashboard").then().statusCode(403);
      as(TestTokens.TENANT, role).get("/api/v1/audit").then().statusCode(403);
    }
    given().get("/api/v1/analytics/dashboard").then().statusCode(401);
  }

  @Test
  void aWindowOutOfRangeIsAProblem() {
    for (String hours : List.of("0", "745", "many")) {
      as(TestTokens.TENANT, Role.ADMIN)
          .get("/api/v1/analytics/dashboard?hours=" + hours)
          .then()
          .contentType("application/problem+json");
    }
  }

  private <E> void publish(TenantId tenant, Topic<E> topic, E fact) {
    database.doInTenant(
        tenant,
        handle -> outbox.publish(handle, topic, "key", tenant, Optional.of(UserId.next()), fact));
  }

  private static JsonPath dashboard(TenantId tenant) {
    return as(tenant, Role.ADMIN).get("/api/v1/analytics/dashboard").jsonPath();
  }

  private static io.restassured.specification.RequestSpecification as(TenantId tenant, Role role) {
    return given().auth().oauth2(TestTokens.of(tenant, UserId.next(), role));
  }

  private static MessageReceived message(ConversationId conversation) {
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

  private static ReplyCompleted reply(ConversationId conversation, Instant now) {
    return new ReplyCompleted(
        conversation,
        MessageId.next(),
        MessageId.next(),
        PhiText.of("answer"),
        ReplySource.EXTRACTIVE,
        List.of(),
        Screening.clear("en", "test"),
        new Provenance("extractive", "", "", "1", "test", 1),
        now.minusMillis(120),
        now);
  }

  private static InteractionScored scored(ConversationId conversation) {
    return new InteractionScored(
        InteractionId.next(), conversation, RiskLevel.HIGH, 0.8, Map.of("EMERGENCY", 0.8), "1");
  }
}
