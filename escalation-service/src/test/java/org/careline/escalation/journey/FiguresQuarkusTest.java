package org.careline.escalation.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.chassis.testing.CarelineStack;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.journey.Ward.Bed;
import org.junit.jupiter.api.Test;

/** What Prometheus is told of patients who wait for a human. */
@QuarkusTest
@TestProfile(FiguresQuarkusTest.Hasty.class)
@QuarkusTestResource(CarelineStack.class)
class FiguresQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  /** Offers again and counts sooner than a ward would bear. */
  public static class Hasty implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "careline.offer.critical", "1s",
          "careline.offer.look-every", "200ms",
          "careline.cases.gauge-every", "1s");
    }
  }

  @Inject Ward ward;

  @Test
  void aPatientsWaitShowsFromTheCaseToTheFirstHumanWord() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "chest pain", RiskLevel.CRITICAL);
    String waiting = "careline_case_oldest_waiting_seconds{level=\"CRITICAL\"}";
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(figure(waiting)).isGreaterThan(1);
              assertThat(figure("careline_case_offers_repeated_total")).isPositive();
            });

    String id = caseOf(bed);
    clinician().post("/api/v1/cases/" + id + "/accept").then().statusCode(200);
    say(id, "I am here.");
    say(id, "Are you sitting down?");

    assertThat(figure(step("case_opened"))).isEqualTo(1);
    assertThat(figure(step("case_accepted"))).isEqualTo(1);
    assertThat(figure(step("human_word"))).isEqualTo(1);
    await().atMost(SOON).untilAsserted(() -> assertThat(figure(waiting)).isZero());
  }

  private static void say(String id, String text) {
    clinician()
        .contentType(ContentType.JSON)
        .body(Map.of("text", text, "clientMessageId", UUID.randomUUID().toString()))
        .post("/api/v1/cases/" + id + "/messages")
        .then()
        .statusCode(201);
  }

  private static String caseOf(Bed bed) {
    return await()
        .atMost(SOON)
        .until(
            () ->
                Optional.<String>ofNullable(
                    clinician()
                        .get("/api/v1/cases?state=open")
                        .path(
                            "items.find { it.conversationId == '"
                                + bed.conversation()
                                + "' }?.id")),
            Optional::isPresent)
        .orElseThrow();
  }

  private static RequestSpecification clinician() {
    return given().auth().oauth2(Ward.clinician(ANN, "Ann"));
  }

  private static final UserId ANN = UserId.next();

  private static String step(String step) {
    return "careline_journey_seconds_count{step=\"" + step + "\"}";
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
}
