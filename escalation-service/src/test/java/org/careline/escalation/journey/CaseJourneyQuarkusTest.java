package org.careline.escalation.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.chat.Turn;
import org.careline.contracts.escalation.CaseEvent.CaseAccepted;
import org.careline.contracts.escalation.CaseEvent.CaseHandedBack;
import org.careline.contracts.escalation.CaseEvent.CaseOffered;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.escalation.CaseEvent.CaseResolved;
import org.careline.contracts.escalation.CaseEvent.StaffMessageSent;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.journey.Ward.Bed;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class CaseJourneyQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final UserId ANN = UserId.next();
  private static final UserId TOM = UserId.next();

  @Inject Ward ward;
  @Inject CaseLog log;

  @Test
  void aCriticalMessageBecomesACaseWithItsHandOverAndTranscript() {
    Bed bed = Bed.fresh();
    MessageId earlier = MessageId.next();
    MessageId answer = MessageId.next();
    ward.says(
        bed,
        3,
        "chest pain and sweating",
        RiskLevel.CRITICAL,
        new Turn(earlier, 1, Speaker.PATIENT, PhiText.of("hello there")),
        new Turn(answer, 2, Speaker.ASSISTANT, PhiText.of("How can I help?")));

    String id = caseOf(bed);

    as(ann())
        .get("/api/v1/cases/" + id)
        .then()
        .statusCode(200)
        .body("state", equalTo("OPEN"))
        .body("level", equalTo("CRITICAL"))
        .body("reason", equalTo("EMERGENCY/cardiac"))
        .body("patientName", equalTo("Maria Lopez"))
        .body("findings[0].guideline.name", equalTo("NHS: chest pain"))
        .body("sbar.situation", containsString("CRITICAL"))
        .body("sbar.background", containsString("hello there"))
        .body("sbar.recommendation", containsString("https://www.nhs.uk/symptoms/chest-pain/"))
        .body("transcript.seq", contains(1, 2, 3))
        .body("transcript.role", contains("patient", "assistant", "patient"))
        .body("transcript[2].spans", equalTo(List.of(Map.of("start", 0, "end", 5))));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(log.of(bed.conversation(), CaseOpened.class))
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.caseId()).hasToString(id)));
  }

  @Test
  void ofTwoWhoAcceptAtOnceOneWinsAndTheOtherLearnsWho() throws Exception {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String id = caseOf(bed);

    List<ValidatableResponse> answers;
    try (var pool = Executors.newFixedThreadPool(2)) {
      Callable<ValidatableResponse> first = () -> post(ann(), id, "accept", Map.of());
      Callable<ValidatableResponse> second = () -> post(tom(), id, "accept", Map.of());
      var racing = pool.invokeAll(List.of(first, second));
      answers = List.of(racing.get(0).get(), racing.get(1).get());
    }

    assertThat(answers)
        .extracting(answer -> answer.extract().statusCode())
        .containsExactlyInAnyOrder(200, 409);
    var won = answers.get(answers.get(0).extract().statusCode() == 200 ? 0 : 1);
    var lost = answers.get(answers.get(0).extract().statusCode() == 200 ? 1 : 0);
    String winner = won.extract().path("assignee.name");
    lost.body("code", equalTo("case.already_accepted"))
        .body("acceptedBy.name", equalTo(winner))
        .body("acceptedBy.id", equalTo(won.extract().<String>path("assignee.id")));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log.of(bed.conversation(), CaseAccepted.class)).hasSize(1));
  }

  @Test
  void aClinicianWritesHandsBackAndResolvesAndTheBusHearsOfEach() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String id = caseOf(bed);
    post(ann(), id, "accept", Map.of()).statusCode(200).body("state", equalTo("ACCEPTED"));

    Map<String, String> text = Map.of("text", "I am a nurse.", "clientMessageId", "one");
    String message = post(ann(), id, "messages", text).statusCode(201).extract().path("messageId");
    post(ann(), id, "messages", text).statusCode(201).body("messageId", equalTo(message));
    post(ann(), id, "handback", Map.of("note", "calm now"))
        .statusCode(200)
        .body("state", equalTo("HANDED_BACK"))
        .body("note", equalTo("calm now"));
    post(ann(), id, "resolve", Map.of("disposition", "PRIMARY_CARE", "seenSeq", 7))
        .statusCode(200)
        .body("state", equalTo("RESOLVED"))
        .body("disposition", equalTo("PRIMARY_CARE"));

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(log.of(bed.conversation(), StaffMessageSent.class))
                  .singleElement()
                  .satisfies(
                      sent -> {
                        assertThat(sent.text().reveal()).isEqualTo("I am a nurse.");
                        assertThat(sent.staffName()).isEqualTo("Ann");
                      });
              assertThat(log.of(bed.conversation(), CaseHandedBack.class))
                  .extracting(CaseHandedBack::seenSeq)
                  .as("all that had arrived")
                  .containsExactly(Optional.of(1L));
              assertThat(log.of(bed.conversation(), CaseResolved.class))
                  .singleElement()
                  .satisfies(
                      resolved -> {
                        assertThat(resolved.disposition()).isEqualTo(Disposition.PRIMARY_CARE);
                        assertThat(resolved.seenSeq()).as("as the desk said").contains(7L);
                      });
            });
  }

  @Test
  void aCaseIsItsHoldersAloneAndFollowsItsLifecycle() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String id = caseOf(bed);
    Map<String, String> text = Map.of("text", "Hello.", "clientMessageId", "one");
    post(ann(), id, "messages", text)
        .statusCode(409)
        .body("code", equalTo("case.wrong_state"))
        .body("state", equalTo("OPEN"));
    post(ann(), id, "accept", Map.of()).statusCode(200);
    post(ann(), id, "accept", Map.of()).statusCode(200);
    post(ann(), id, "messages", text).statusCode(201);

    post(tom(), id, "messages", text).statusCode(409).body("acceptedBy.name", equalTo("Ann"));
    post(tom(), id, "handback", Map.of()).statusCode(409).body("acceptedBy.name", equalTo("Ann"));
    post(ann(), id, "messages", Map.of("text", " "))
        .statusCode(400)
        .body("errors[0].field", equalTo("text"));
    post(ann(), id, "resolve", Map.of("disposition", "NO_ACTION")).statusCode(200);
    post(tom(), id, "accept", Map.of()).statusCode(409).body("code", equalTo("case.wrong_state"));
    as(ann()).get("/api/v1/cases?state=resolved").then().body("items.id", hasItem(id));
    as(ann()).get("/api/v1/cases?state=open").then().body("items.id", not(hasItem(id)));
  }

  @Test
  void furtherRiskJoinsTheActiveCaseAndAfterItsEndOpensANewOne() {
    Bed bed = Bed.fresh();
    var first = Ward.message(bed, MessageId.next(), 1, "chest pain", RiskLevel.HIGH);
    ward.says(bed, first);
    String id = caseOf(bed);
    post(ann(), id, "accept", Map.of()).statusCode(200);

    ward.says(bed, 2, "it is getting worse", RiskLevel.CRITICAL);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(ann())
                    .get("/api/v1/cases/" + id)
                    .then()
                    .body("level", equalTo("CRITICAL"))
                    .body("findings", hasSize(2))
                    .body("state", equalTo("ACCEPTED"))
                    .body("assignee.name", equalTo("Ann")));
    post(ann(), id, "resolve", Map.of("disposition", "URGENT_CARE")).statusCode(200);
    ward.flags(bed, first.messageId(), "chest pain", RiskLevel.HIGH);
    ward.says(bed, 5, "it is back", RiskLevel.HIGH);

    String next = caseOf(bed);
    assertThat(next).isNotEqualTo(id);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log.of(bed.conversation(), CaseOpened.class)).hasSize(2));
  }

  @Test
  void theSameMessageFromTwoTopicsIsOneCase() {
    Bed bed = Bed.fresh();
    var message = Ward.message(bed, MessageId.next(), 1, "chest pain", RiskLevel.HIGH);
    ward.flags(bed, message.messageId(), "chest pain", RiskLevel.HIGH);
    ward.says(bed, message);
    ward.says(bed, message);
    String id = caseOf(bed);

    ward.says(bed, 2, "thank you", RiskLevel.NONE);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(ann())
                    .get("/api/v1/cases/" + id)
                    .then()
                    .body("transcript.text", contains("chest pain", "thank you"))
                    .body("findings", hasSize(1)));
    assertThat(log.of(bed.conversation(), CaseOpened.class)).hasSize(1);
    assertThat(listed("all", bed)).containsExactly(id);
  }

  @Test
  void aFlagThatOvertakesTheMessageOpensTheCaseAndTheMessageCompletesIt() {
    Bed bed = Bed.fresh();
    var message = Ward.message(bed, MessageId.next(), 1, "chest pain", RiskLevel.NONE);
    ward.flags(bed, message.messageId(), "chest pain", RiskLevel.HIGH);
    String id = caseOf(bed);

    ward.says(bed, message);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(ann())
                    .get("/api/v1/cases/" + id)
                    .then()
                    .body("patientName", equalTo("Maria Lopez"))
                    .body("transcript.seq", contains(1)));
  }

  @Test
  void aCaseHandedBackIsOfferedAgainWhenTheRiskReturns() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String id = caseOf(bed);
    post(ann(), id, "accept", Map.of()).statusCode(200);
    post(ann(), id, "handback", Map.of()).statusCode(200);

    ward.says(bed, 2, "it is back", RiskLevel.HIGH);

    await().atMost(SOON).untilAsserted(() -> assertThat(listed("open", bed)).containsExactly(id));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log.of(bed.conversation(), CaseOffered.class)).hasSize(1));
  }

  @Test
  void onlyStaffOfTheTenantSeeCases() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    String id = caseOf(bed);
    String patient = TestTokens.of(bed.patient(), Role.PATIENT);
    String stranger = TestTokens.of(TestTokens.OTHER_TENANT, UserId.next(), Role.CLINICIAN);

    as(patient).get("/api/v1/cases").then().statusCode(403).body("code", equalTo("access.denied"));
    as(patient).get("/api/v1/cases/" + id).then().statusCode(403);
    as(stranger).get("/api/v1/cases?state=all").then().statusCode(200).body("items", hasSize(0));
    as(stranger).get("/api/v1/cases/" + id).then().statusCode(404);
    post(stranger, id, "accept", Map.of()).statusCode(404);
    given().get("/api/v1/cases").then().statusCode(401);
    as(ann()).get("/api/v1/cases?state=lost").then().statusCode(400);
  }

  private String caseOf(Bed bed) {
    return await()
        .atMost(SOON)
        .until(() -> listed("open", bed).stream().findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private static List<String> listed(String state, Bed bed) {
    return as(ann())
        .get("/api/v1/cases?state=" + state)
        .then()
        .statusCode(200)
        .extract()
        .path("items.findAll { it.conversationId == '" + bed.conversation() + "' }.id");
  }

  private static ValidatableResponse post(String token, String id, String act, Object body) {
    return as(token)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/cases/" + id + "/" + act)
        .then();
  }

  private static io.restassured.specification.RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }

  private static String ann() {
    return Ward.clinician(ANN, "Ann");
  }

  private static String tom() {
    return Ward.clinician(TOM, "Tom");
  }
}
