package org.careline.escalation.mattermost;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.escalation.CaseEvent.CaseResolved;
import org.careline.contracts.escalation.CaseEvent.StaffMessageSent;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.journey.CaseLog;
import org.careline.escalation.journey.Ward;
import org.careline.escalation.journey.Ward.Bed;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(value = MattermostStandIn.class, restrictToAnnotatedClass = true)
class MattermostQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final FakeMattermost CHAT = MattermostStandIn.SERVER;
  private static final String NINA = MattermostStandIn.NINA_THERE;
  private static final String OMAR = MattermostStandIn.OMAR_THERE;

  @Inject Ward ward;
  @Inject CaseLog log;
  @Inject Database database;
  @Inject ErrandQueue errands;

  @Test
  void aCaseIsAcceptedAnsweredAndClosedWithoutLeavingTheChat() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain since noon", RiskLevel.CRITICAL);
    String root = rootOf(bed);
    assertThat(CHAT.find(root).toString())
        .contains("CRITICAL EMERGENCY cardiac", "NHS: chest pain")
        .doesNotContain("since noon")
        .doesNotContain("Maria");

    press(NINA, root, "accept", null).body("update.message", containsString("with Nina"));
    await().atMost(SOON).until(() -> CHAT.find(root).path("message").asText().contains("Nina"));
    CHAT.write(NINA, root, "// he sounds pale", "");
    CHAT.write(NINA, root, "Nina joined.", "system_join_channel");
    String sent = CHAT.write(NINA, root, "Are you alone?", "");

    await().atMost(SOON).until(() -> CHAT.reactions().contains(sent));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log.of(bed.conversation(), StaffMessageSent.class))
                    .extracting(message -> message.text().reveal(), StaffMessageSent::staffName)
                    .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Are you alone?", "Nina")));
    press(NINA, root, "resolve", "EMERGENCY_SERVICES")
        .body("update.message", containsString("resolved by Nina, emergency services"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log.of(bed.conversation(), CaseResolved.class)).hasSize(1));
  }

  @Test
  void ofTwoWhoPressAcceptTheSecondLearnsWhoWasFirst() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String root = rootOf(bed);
    Map<String, String> context = contextOf(root, "accept");

    press(NINA, context).statusCode(200);
    press(OMAR, context).body("ephemeral_text", equalTo("Nina has taken this case."));
    press("strangerstrangerstrangerst", context)
        .body("ephemeral_text", equalTo("Your account is not linked to a clinician."));

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log.of(bed.conversation(), CaseAccepted.class)).hasSize(1));
  }

  @Test
  void aButtonThatWeDidNotSignOpensNothing() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    Map<String, String> forged = new HashMap<>(contextOf(rootOf(bed), "accept"));
    forged.put("action", "handback");

    press(NINA, forged).statusCode(403).body("code", equalTo("access.denied"));
    press(NINA, Map.of()).statusCode(403);
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/integrations/mattermost/actions")
        .then()
        .statusCode(400);
  }

  @Test
  void whatDoesNotReachThePatientIsSaidSo() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String root = rootOf(bed);

    CHAT.write(OMAR, root, "Hello?", "");

    await().atMost(SOON).until(() -> said(root, "Not sent to the patient: accept the case first."));
    assertThat(log.of(bed.conversation(), StaffMessageSent.class)).isEmpty();
  }

  @Test
  void whileMattermostIsAwayTheDeskGoesOnAndAfterwardsNothingIsMissing() {
    Bed before = Bed.fresh();
    ward.says(before, 1, "chest pain", RiskLevel.HIGH);
    String root = rootOf(before);
    press(NINA, contextOf(root, "accept")).statusCode(200);
    CHAT.stop();

    Bed during = Bed.fresh();
    ward.says(during, 1, "chest pain", RiskLevel.CRITICAL);
    String ann = Ward.clinician(UserId.next(), "Ann");
    await().atMost(SOON).until(() -> onDesk(ann, during).isPresent());
    String missed = CHAT.write(NINA, root, "Written while the stream was down.", "");
    await().atMost(SOON).until(() -> waitingErrands() > 0);
    CHAT.start();

    rootOf(during);
    await().atMost(SOON).until(() -> CHAT.reactions().contains(missed));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log.of(before.conversation(), StaffMessageSent.class))
                    .extracting(message -> message.text().reveal())
                    .containsExactly("Written while the stream was down."));
  }

  @Test
  void theThreadHearsThatThePatientWroteButNotWhat() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String root = rootOf(bed);

    ward.says(bed, 2, "my sister Rosa is with me", RiskLevel.NONE);

    await().atMost(SOON).until(() -> said(root, "The patient has written."));
    assertThat(CHAT.thread(root).toString()).doesNotContain("Rosa");
  }

  private int waitingErrands() {
    return database.<Integer>acrossTenants(errands::waiting);
  }

  private static boolean said(String root, String text) {
    return CHAT.thread(root).stream()
        .anyMatch(post -> post.path("message").asText().startsWith(text));
  }

  /** The root post of the patient's case, once it is there and somebody listens to the thread. */
  private String rootOf(Bed bed) {
    await().atMost(SOON).until(() -> !log.of(bed.conversation(), CaseOpened.class).isEmpty());
    String id = log.of(bed.conversation(), CaseOpened.class).getFirst().caseId().toString();
    await().atMost(SOON).until(CHAT::hasListener);
    return await()
        .atMost(SOON)
        .until(
            () ->
                CHAT.roots().stream()
                    .filter(post -> post.toString().contains("Case " + id))
                    .map(post -> post.path("id").asText())
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<String> onDesk(String token, Bed bed) {
    List<String> found =
        given()
            .auth()
            .oauth2(token)
            .get("/api/v1/cases?state=open")
            .then()
            .extract()
            .path("items.findAll { it.conversationId == '" + bed.conversation() + "' }.id");
    return found.stream().findFirst();
  }

  private ValidatableResponse press(String user, String root, String action, String choice) {
    await().atMost(SOON).until(() -> hasAction(root, action));
    Map<String, String> context = new HashMap<>(contextOf(root, action));
    if (choice != null) {
      context.put("selected_option", choice);
    }
    return press(user, context).statusCode(200);
  }

  private static boolean hasAction(String root, String action) {
    return !contextOf(root, action).isEmpty();
  }

  private static Map<String, String> contextOf(String root, String action) {
    ObjectNode post = CHAT.find(root);
    Map<String, String> context = new HashMap<>();
    for (JsonNode each : post.path("props").path("attachments").path(0).path("actions")) {
      if (each.path("id").asText().equals(action)) {
        each.path("integration")
            .path("context")
            .properties()
            .forEach(field -> context.put(field.getKey(), field.getValue().asText()));
      }
    }
    return context;
  }

  private static ValidatableResponse press(String user, Map<String, String> context) {
    return given()
        .contentType("application/json")
        .body(
            Map.of(
                "user_id", user,
                "user_name", "somebody",
                "channel_id", FakeMattermost.CHANNEL,
                "post_id", "p",
                "trigger_id", "t",
                "type", "button",
                "context", context))
        .post("/api/v1/integrations/mattermost/actions")
        .then();
  }
}
