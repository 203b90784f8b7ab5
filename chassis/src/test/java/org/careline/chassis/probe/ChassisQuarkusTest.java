package org.careline.chassis.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.phi.PhiCipher;
import org.careline.chassis.servicetoken.ServiceTokens;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class ChassisQuarkusTest {

  @Inject Database database;
  @Inject Outbox outbox;
  @Inject ProbeHandler handler;
  @Inject PhiCipher cipher;
  @Inject ServiceTokens tokens;

  @Test
  void aFactPutInTheOutboxIsHandledOnceAndItsTextTravelsSealed() {
    var patient = UserId.next();
    String secret = "burning chest " + patient;

    database.doInTenant(
        TestTokens.TENANT,
        handle ->
            outbox.publish(
                handle,
                Topics.REPLIES,
                "k",
                TestTokens.TENANT,
                Optional.of(patient),
                reply(secret)));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(handler.seen()).contains(secret));
    assertThat(records(Topics.REPLIES.name()))
        .isNotEmpty()
        .noneMatch(record -> new String(record.value()).contains("burning"));
  }

  @Test
  void factsOfOneKeyKeepTheirOrder() {
    for (int i = 0; i < 50; i++) {
      String code = "order." + i;
      database.doInTenant(
          TestTokens.TENANT,
          handle ->
              outbox.publish(
                  handle,
                  Topics.REPLIES,
                  "ordered",
                  TestTokens.TENANT,
                  Optional.empty(),
                  failed(code)));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(handler.seen()).contains("order.49"));
    List<String> ordered =
        handler.seen().stream().filter(code -> code.startsWith("order.")).toList();
    assertThat(ordered)
        .hasSize(50)
        .isEqualTo(java.util.stream.IntStream.range(0, 50).mapToObj(i -> "order." + i).toList());
  }

  @Test
  void aPoisonEventGoesToTheDeadLettersWithItsCauseAndTheNextOneFollows() {
    for (String code : List.of(ProbeHandler.POISON, "after.poison")) {
      database.doInTenant(
          TestTokens.TENANT,
          handle ->
              outbox.publish(
                  handle,
                  Topics.REPLIES,
                  "poisoned",
                  TestTokens.TENANT,
                  Optional.empty(),
                  failed(code)));
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(handler.seen()).contains("after.poison"));
    assertThat(records(Topics.REPLIES.deadLetters()))
        .anySatisfy(
            letter -> {
              assertThat(header(letter, "dlq_consumer")).endsWith(".probe");
              assertThat(header(letter, "dlq_reason")).endsWith("IllegalStateException");
              assertThat(header(letter, "dlq_attempts")).isEqualTo("4");
            });
  }

  @Test
  void theSameEventHasItsEffectOnce() {
    var event =
        Event.<ReplyEvent>first(
            Topics.REPLIES, "test", "k", TestTokens.TENANT, Optional.empty(), "c", failed("x"));

    boolean first = database.once("twice", event, handle -> note(handle, "one effect"));
    boolean second = database.once("twice", event, handle -> note(handle, "one effect"));

    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(database.isProcessed("twice", event)).isTrue();
  }

  @Test
  void aTenantNeitherSeesNorWritesAnothersRows() {
    database.doInTenant(TestTokens.TENANT, handle -> note(handle, "ours"));

    List<String> theirs =
        database.inTenant(
            TestTokens.OTHER_TENANT,
            handle -> handle.createQuery("select note from probe").mapTo(String.class).list());

    assertThat(theirs).isEmpty();
    assertThatThrownBy(
            () -> database.doInTenant(TestTokens.OTHER_TENANT, handle -> note(handle, "forged")))
        .hasMessageContaining("row-level security");
  }

  @Test
  void aPatientsTextOpensForThatPatientOnly() {
    var patient = UserId.next();
    String sealed = cipher.seal(TestTokens.TENANT, patient, PhiText.of("private"));

    assertThat(sealed).startsWith("phi1:").doesNotContain("private");
    assertThat(cipher.open(TestTokens.TENANT, patient, sealed).reveal()).isEqualTo("private");
    assertThatThrownBy(() -> cipher.open(TestTokens.TENANT, UserId.next(), sealed))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theTokenDecidesWhoAsksAndWhatTheyMayDo() {
    var user = UserId.next();
    given()
        .auth()
        .oauth2(TestTokens.of(user, Role.PATIENT))
        .get("/probe/me")
        .then()
        .statusCode(200)
        .body("id", equalTo(user.toString()))
        .body("tenant", equalTo("demo"))
        .header("X-Request-Id", notNullValue());
    given()
        .auth()
        .oauth2(TestTokens.of(user, Role.REVIEWER))
        .get("/probe/me")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("access.denied"));
    given().get("/probe/me").then().statusCode(401).body("code", equalTo("auth.token_invalid"));
    given()
        .auth()
        .oauth2("not.a.token")
        .get("/probe/me")
        .then()
        .statusCode(401)
        .body("code", equalTo("auth.token_invalid"));
  }

  @Test
  void internalPathsOpenForServicesOnly() {
    given()
        .header(ServiceTokens.HEADER, tokens.issue(TestTokens.TENANT))
        .get("/internal/v1/probe")
        .then()
        .statusCode(200)
        .body(equalTo("auth-service for demo"));
    given()
        .auth()
        .oauth2(TestTokens.of(UserId.next(), Role.ADMIN))
        .get("/internal/v1/probe")
        .then()
        .statusCode(401);
  }

  @Test
  void badInputIsAProblemThatNamesTheField() {
    given()
        .contentType("application/json")
        .body(Map.of("text", " "))
        .post("/probe/notes")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"))
        .body("errors[0].field", equalTo("text"));
    given()
        .contentType("application/json")
        .body("{\"text\":")
        .post("/probe/notes")
        .then()
        .statusCode(400)
        .body("code", equalTo("request.invalid"));
    given().get("/nowhere").then().statusCode(404).body("code", equalTo("resource.not_found"));
    given()
        .delete("/probe/notes")
        .then()
        .statusCode(405)
        .body("code", equalTo("request.method_not_allowed"));
    given().contentType("text/plain").body("x").post("/probe/notes").then().statusCode(415);
  }

  @Test
  void aSurpriseLeavesNoTraceOfItselfInTheAnswer() {
    given()
        .get("/probe/surprise")
        .then()
        .statusCode(500)
        .body("code", equalTo("internal.error"))
        .body(not(containsString("private")))
        .body(not(containsString("Exception")));
  }

  private static void note(org.jdbi.v3.core.Handle handle, String note) {
    handle.execute("insert into probe (tenant_id, note) values ('demo', ?)", note);
  }

  private static ReplyEvent failed(String code) {
    return new ReplyFailed(ConversationId.next(), MessageId.next(), code, Instant.now());
  }

  private static ReplyEvent reply(String text) {
    return new ReplyCompleted(
        ConversationId.next(),
        MessageId.next(),
        MessageId.next(),
        PhiText.of(text),
        ReplySource.EXTRACTIVE,
        List.of(),
        Screening.clear("en", "test"),
        new Provenance("extractive", "", "", "1", "test", 1),
        Instant.now(),
        Instant.now());
  }

  private static List<ConsumerRecord<String, byte[]>> records(String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            CarelineStack.settings().get("CARELINE_KAFKA"),
            "group.id",
            "look-" + UserId.next(),
            "auto.offset.reset",
            "earliest",
            "key.deserializer",
            StringDeserializer.class,
            "value.deserializer",
            ByteArrayDeserializer.class);
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (var consumer = new KafkaConsumer<String, byte[]>(settings)) {
      consumer.subscribe(List.of(topic));
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(300)).forEach(found::add);
                return !found.isEmpty();
              });
    }
    return found;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value());
  }
}
