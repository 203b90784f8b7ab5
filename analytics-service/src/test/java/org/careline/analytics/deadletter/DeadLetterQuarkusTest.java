package org.careline.analytics.deadletter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.careline.chassis.bus.KafkaSettings;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.junit.jupiter.api.Test;

/** Events that no counter can read, on the real bus. */
@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class DeadLetterQuarkusTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  @Inject KafkaSettings kafka;
  @Inject Database database;

  @Test
  void aPoisonEventIsListedWithItsCauseAndWithoutItsText() throws Exception {
    var tenant = tenant();
    String key = poison(tenant, "{\"text\":\"my chest hurts\",\"seq\":\"x\"}");

    JsonPath letter = only(tenant, key);

    assertThat(letter.getString("topic")).isEqualTo("identity.accounts.v1");
    assertThat(letter.getString("consumer")).isEqualTo("analytics-service.account-counts");
    assertThat(letter.getString("eventType")).isEqualTo("session.revoked");
    assertThat(letter.getString("state")).isEqualTo("OPEN");
    assertThat(letter.getInt("tries")).isEqualTo(1);
    assertThat(letter.getString("reason")).endsWith("IllegalArgumentException");
    assertThat(letter.getList("fields.name")).containsExactly("text", "seq");
    assertThat(letter.prettify()).doesNotContain("chest");
  }

  @Test
  void aReplayIsOnRecordAndOneThatFailsAgainIsOpenAgain() throws Exception {
    var tenant = tenant();
    String key = poison(tenant, "{\"userId\":\"nobody\"}");
    String id = only(tenant, key).getString("id");

    as(tenant, Role.ADMIN)
        .post("/api/v1/dead-letters/" + id + "/replay")
        .then()
        .statusCode(200)
        .body("state", equalTo("REPLAYING"))
        .body("replays", equalTo(1));

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(tenant, Role.ADMIN)
                    .get("/api/v1/dead-letters/" + id)
                    .then()
                    .body("state", equalTo("OPEN"))
                    .body("tries", equalTo(2)));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(tenant, Role.ADMIN)
                    .get("/api/v1/audit")
                    .then()
                    .body("items.action", hasItem("dead-letter.replay"))
                    .body("items.subject", hasItem("dead-letter:" + id)));
  }

  @Test
  void whatTheConsumerTakesAfterAllIsHandledAndIsNotReplayedTwice() throws Exception {
    var tenant = tenant();
    // The counter passes over a type it does not know, which is how a newer event looks after an
    // upgrade was taken back: first it was poison, then it is not.
    String key = poison(tenant, "{}");
    String id = only(tenant, key).getString("id");
    mend(tenant, id);

    as(tenant, Role.ADMIN).post("/api/v1/dead-letters/" + id + "/replay").then().statusCode(200);

    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                as(tenant, Role.ADMIN)
                    .get("/api/v1/dead-letters/" + id)
                    .then()
                    .body("state", equalTo("HANDLED")));
    as(tenant, Role.ADMIN)
        .post("/api/v1/dead-letters/" + id + "/replay")
        .then()
        .statusCode(409)
        .body("code", equalTo("resource.conflict"));
    as(tenant, Role.ADMIN)
        .get("/api/v1/dead-letters?state=open")
        .then()
        .body("items.id", not(hasItem(id)));
  }

  @Test
  void anotherTenantsLettersAreNotThere() throws Exception {
    var tenant = tenant();
    String id = only(tenant, poison(tenant, "{}")).getString("id");

    as(tenant(), Role.ADMIN).get("/api/v1/dead-letters").then().body("total", equalTo(0));
    as(tenant(), Role.ADMIN).get("/api/v1/dead-letters/" + id).then().statusCode(404);
    as(tenant(), Role.ADMIN).post("/api/v1/dead-letters/" + id + "/replay").then().statusCode(404);
  }

  @Test
  void aLetterOfNoTenantBelongsToThePlatformsOwn() throws Exception {
    String key = UUID.randomUUID().toString();
    send(new ProducerRecord<>(Topics.ACCOUNTS.name(), key, "not an event".getBytes()));

    assertThat(only(TestTokens.TENANT, key).getString("eventType")).isEmpty();
  }

  @Test
  void onlyAdministratorsMayLookOrReplay() {
    for (Role role : Role.values()) {
      int expected = role == Role.ADMIN ? 200 : 403;
      as(TestTokens.TENANT, role).get("/api/v1/dead-letters").then().statusCode(expected);
    }
    as(TestTokens.TENANT, Role.CLINICIAN)
        .post("/api/v1/dead-letters/" + UUID.randomUUID() + "/replay")
        .then()
        .statusCode(403);
    given().get("/api/v1/dead-letters").then().statusCode(401);
    as(TestTokens.TENANT, Role.ADMIN).get("/api/v1/dead-letters?state=x").then().statusCode(400);
    as(TestTokens.TENANT, Role.ADMIN)
        .get("/api/v1/dead-letters?state=all&size=1")
        .then()
        .body("items.state", everyItem(not(equalTo(""))));
  }

  private void mend(TenantId tenant, String id) {
    database.doInTenant(
        tenant,
        handle ->
            handle.execute(
                "update dead_letter set headers = replace(headers, 'session.revoked', 'new.type')"
                    + " where id = ?::uuid",
                id));
  }

  private JsonPath only(TenantId tenant, String key) {
    return await()
        .atMost(SOON)
        .until(() -> letter(tenant, key), java.util.Optional::isPresent)
        .orElseThrow();
  }

  private static java.util.Optional<JsonPath> letter(TenantId tenant, String key) {
    return as(tenant, Role.ADMIN)
        .get("/api/v1/dead-letters")
        .jsonPath()
        .<String>getList("items.id")
        .stream()
        .map(id -> as(tenant, Role.ADMIN).get("/api/v1/dead-letters/" + id).jsonPath())
        .filter(letter -> key.equals(letter.getString("key")))
        .findFirst();
  }

  private String poison(TenantId tenant, String value) throws Exception {
    String key = UUID.randomUUID().toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_type", "session.revoked");
    headers.put("ce_tenantid", tenant.value());
    headers.put("ce_id", UUID.randomUUID().toString());
    var record = new ProducerRecord<>(Topics.ACCOUNTS.name(), key, value.getBytes());
    headers.forEach((name, text) -> record.headers().add(name, text.getBytes()));
    send(record);
    return key;
  }

  private void send(ProducerRecord<String, byte[]> record) throws Exception {
    try (var producer = new KafkaProducer<String, byte[]>(kafka.producer())) {
      producer.send(record).get();
    }
  }

  private static TenantId tenant() {
    return new TenantId("t" + UUID.randomUUID().toString().substring(0, 8));
  }

  private static RequestSpecification as(TenantId tenant, Role role) {
    return given().auth().oauth2(TestTokens.of(tenant, UserId.next(), role));
  }
}
