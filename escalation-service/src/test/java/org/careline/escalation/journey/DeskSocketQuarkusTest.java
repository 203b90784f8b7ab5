package org.careline.escalation.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.account.AccountEvent;
import org.careline.contracts.account.AccountEvent.SessionRevoked;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.journey.Ward.Bed;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class DeskSocketQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LIVE = Duration.ofSeconds(1);

  @Inject Ward ward;
  @Inject Database database;

  @Test
  void aNewCaseAndWhatIsSaidInItAppearWithinASecond() {
    Bed bed = Bed.fresh();
    String ann = Ward.clinician(UserId.next(), "Ann");
    try (DeskClient desk = desk(ann)) {
      await().atMost(SOON).until(() -> !desk.frames("ready").isEmpty());
      var message = Ward.message(bed, MessageId.next(), 1, "chest pain", RiskLevel.CRITICAL);
      ward.says(bed, message);
      await().atMost(SOON).until(() -> !updates(desk, bed).isEmpty());
      JsonNode seen = updates(desk, bed).getFirst();
      assertThat(seen.path("state").asText()).isEqualTo("OPEN");
      assertThat(seen.path("patientName").asText()).isEqualTo("Maria Lopez");
      assertThat(seen.has("transcript")).isFalse();

      String path = "/api/v1/cases/" + seen.path("id").asText();
      post(ann, path + "/accept", Map.of());
      await().atMost(LIVE).until(() -> states(desk, bed).contains("ACCEPTED"));
      post(ann, path + "/messages", Map.of("text", "I am here."));
      await().atMost(LIVE).until(() -> said(desk).contains("I am here."));
      ward.answers(bed, message.messageId(), "Call 911 now.");
      await().atMost(SOON).until(() -> said(desk).contains("Call 911 now."));

      desk.send("{\"type\":\"ping\"}");
      await().atMost(SOON).until(() -> !desk.frames("pong").isEmpty());
      desk.send("hello");
      await().atMost(SOON).until(() -> !desk.frames("error").isEmpty());
      assertThat(desk.frames("error").getFirst().path("code").asText()).isEqualTo("frame.invalid");
      assertThat(desk.all().getFirst().path("type").asText()).isEqualTo("ready");
    }
  }

  @Test
  void anotherTenantsDeskStaysSilent() {
    Bed bed = Bed.fresh();
    String stranger = TestTokens.of(TestTokens.OTHER_TENANT, UserId.next(), Role.CLINICIAN);
    try (DeskClient ours = desk(Ward.clinician(UserId.next(), "Ann"));
        DeskClient theirs = desk(stranger)) {
      await().atMost(SOON).until(() -> !theirs.frames("ready").isEmpty());
      await().atMost(SOON).until(() -> !ours.frames("ready").isEmpty());

      ward.says(bed, 1, "chest pain", RiskLevel.HIGH);

      await().atMost(SOON).until(() -> !updates(ours, bed).isEmpty());
      theirs.send("{\"type\":\"ping\"}");
      await().atMost(SOON).until(() -> !theirs.frames("pong").isEmpty());
      assertThat(theirs.frames("case.updated")).isEmpty();
    }
  }

  @Test
  void whenNewsMayHaveBeenMissedDesksAreMadeToReadAnew() {
    String ann = Ward.clinician(UserId.next(), "Ann");
    try (DeskClient desk = desk(ann)) {
      await().atMost(SOON).until(() -> !desk.frames("ready").isEmpty());

      await().atMost(SOON).until(() -> listeners() == 1);
      int broken = breakTheFeed();

      assertThat(broken).isEqualTo(1);
      await().atMost(SOON).until(() -> desk.closed().isDone());
      assertThat(desk.closed()).isCompletedWithValue(1012);
    }
    await().atMost(SOON).until(() -> listeners() == 1);
    Bed bed = Bed.fresh();
    try (DeskClient again = desk(ann)) {
      await().atMost(SOON).until(() -> !again.frames("ready").isEmpty());
      ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
      await().atMost(SOON).until(() -> !updates(again, bed).isEmpty());
    }
  }

  private int breakTheFeed() {
    return asked(
        "with line as materialized (select pid from pg_stat_activity where application_name ="
            + " 'escalation-service-desk-feed') select count(*) from line"
            + " where pg_terminate_backend(pid)");
  }

  private int listeners() {
    return asked(
        "select count(*) from pg_stat_activity where application_name ="
            + " 'escalation-service-desk-feed'");
  }

  private int asked(String query) {
    return database.<Integer>acrossTenants(
        handle -> handle.createQuery(query).mapTo(Integer.class).one());
  }

  @Test
  void patientsAndStrangersAreTurnedAway() {
    String patient = TestTokens.of(UserId.next(), Role.PATIENT);

    assertThatThrownBy(() -> desk(patient))
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
    assertThatThrownBy(() -> desk("no.good.token"))
        .hasRootCauseMessage("Unexpected HTTP response status code 401");
  }

  @Test
  void theSocketEndsWithItsToken() {
    var claims = TestTokens.claims(TestTokens.TENANT, UserId.next(), Role.CLINICIAN);
    var end = NumericDate.now();
    end.addSeconds(3);
    claims.setExpirationTime(end);

    try (DeskClient desk = desk(TestTokens.sign(claims))) {
      await().atMost(SOON).until(() -> !desk.frames("ready").isEmpty());
      await().atMost(SOON).until(() -> desk.closed().isDone());
      assertThat(desk.closed()).isCompletedWithValue(4401);
    }
  }

  @Test
  void theSocketEndsWithItsSessionOnWhicheverReplicaItIs() {
    UserId ann = UserId.next();
    var claims = TestTokens.claims(TestTokens.TENANT, ann, Role.CLINICIAN);
    String session = (String) claims.getClaimValue("sid");
    try (DeskClient desk = desk(TestTokens.sign(claims));
        DeskClient colleague = desk(Ward.clinician(UserId.next(), "Tom"))) {
      await().atMost(SOON).until(() -> !desk.frames("ready").isEmpty());
      await().atMost(SOON).until(() -> !colleague.frames("ready").isEmpty());

      ward.publish(
          Bed.fresh(),
          Topics.ACCOUNTS,
          (AccountEvent)
              new SessionRevoked(ann, UUID.fromString(session), "logout", Instant.now()));

      await().atMost(SOON).until(() -> desk.closed().isDone());
      assertThat(desk.closed()).isCompletedWithValue(4401);
      assertThat(colleague.closed()).isNotDone();
    }
    try (DeskClient again = desk(TestTokens.sign(claims))) {
      await().atMost(SOON).until(() -> again.closed().isDone());
      assertThat(again.closed()).isCompletedWithValue(4401);
    }
  }

  private static DeskClient desk(String token) {
    return DeskClient.open(io.restassured.RestAssured.port, token);
  }

  private static List<JsonNode> updates(DeskClient desk, Bed bed) {
    return desk.frames("case.updated").stream()
        .map(frame -> frame.path("case"))
        .filter(item -> item.path("conversationId").asText().equals(bed.conversation().toString()))
        .toList();
  }

  private static List<String> states(DeskClient desk, Bed bed) {
    return updates(desk, bed).stream().map(item -> item.path("state").asText()).toList();
  }

  private static List<String> said(DeskClient desk) {
    return desk.frames("case.message").stream()
        .map(frame -> frame.path("entry").path("text").asText())
        .toList();
  }

  private static void post(String token, String path, Object body) {
    given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(body)
        .post(path)
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }
}
