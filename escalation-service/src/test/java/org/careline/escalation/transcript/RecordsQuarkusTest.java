package org.careline.escalation.transcript;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.escalation.journey.AuditLog;
import org.careline.escalation.journey.Ward;
import org.careline.escalation.journey.Ward.Bed;
import org.junit.jupiter.api.Test;

/** What is kept, in which form, and who is seen reading it. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class RecordsQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Inject Ward ward;
  @Inject Database database;
  @Inject TranscriptRepository transcripts;
  @Inject ForgetWithoutCase forget;
  @Inject AuditLog audits;

  @Test
  void nothingOfThePatientIsReadableInTheTables() {
    Bed bed = Bed.fresh();
    ward.says(bed, 1, "unreadable chest pain", RiskLevel.HIGH);
    await().atMost(SOON).until(() -> !rows(bed, "escalation_case").isEmpty());

    String stored = rows(bed, "escalation_case").toString() + rows(bed, "transcript_entry");

    assertThat(stored).contains("phi1:").doesNotContain("unreadable").doesNotContain("Maria");
  }

  @Test
  void conversationsThatNeededNobodyAreForgotten() {
    Bed calm = Bed.fresh();
    Bed risky = Bed.fresh();
    ward.says(calm, 1, "thank you", RiskLevel.NONE);
    ward.says(risky, 1, "chest pain", RiskLevel.HIGH);
    await().atMost(SOON).until(() -> entries(calm).size() == 1 && entries(risky).size() == 1);

    forget.forget(Instant.now().minus(Duration.ofHours(1)));
    assertThat(entries(calm)).hasSize(1);
    forget.forget(Instant.now().plus(Duration.ofMinutes(1)));

    assertThat(entries(calm)).isEmpty();
    assertThat(entries(risky)).hasSize(1);
  }

  @Test
  void aDeletedConversationStaysOnlyWhileSomebodyIsHelping() {
    Bed calm = Bed.fresh();
    Bed risky = Bed.fresh();
    ward.says(calm, 1, "thank you", RiskLevel.NONE);
    ward.says(risky, 1, "chest pain", RiskLevel.HIGH);
    await().atMost(SOON).until(() -> entries(calm).size() == 1 && entries(risky).size() == 1);

    for (Bed bed : List.of(risky, calm)) {
      ward.publish(
          bed,
          Topics.MESSAGES,
          (ChatEvent) new ConversationDeleted(bed.conversation(), Instant.now()));
    }

    await().atMost(SOON).until(() -> entries(calm).isEmpty());
    assertThat(entries(risky)).hasSize(1);
  }

  @Test
  void whoReadsATranscriptIsOnRecordAndCasesAreCounted() {
    Bed bed = Bed.fresh();
    UserId ann = UserId.next();
    String token = Ward.clinician(ann, "Ann");
    ward.says(bed, 1, "chest pain", RiskLevel.HIGH);
    await().atMost(SOON).until(() -> !rows(bed, "escalation_case").isEmpty());
    String id = rows(bed, "escalation_case").getFirst().get("id").toString();

    given().auth().oauth2(token).get("/api/v1/cases/" + id).then().statusCode(200);
    given().auth().oauth2(token).post("/api/v1/cases/" + id + "/accept").then().statusCode(200);

    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(audits.actionsOf(ann)).containsExactly("case.read", "case.accept"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(given().get("/q/metrics").asString())
                    .contains("careline_cases{level=\"HIGH\",state=\"ACCEPTED\"")
                    .contains("careline_case_accept_seconds_count{level=\"HIGH\""));
  }

  private List<Entry> entries(Bed bed) {
    return database.inTenant(
        bed.tenant(), handle -> transcripts.of(handle, bed.tenant(), bed.conversation()));
  }

  private List<Map<String, Object>> rows(Bed bed, String table) {
    return database.inTenant(
        bed.tenant(),
        handle ->
            handle
                .createQuery("select * from " + table + " where conversation_id = :id")
                .bind("id", bed.conversation().value())
                .mapToMap()
                .list());
  }
}
