package org.careline.systemtests.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Browser;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;

/**
 * A poison event planted on the real bus, seen and replayed from the command line and the browser.
 */
class DeadLetterIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TOPIC = "escalation.cases.v1";
  private static final String SECRET = "my chest hurts";

  private final Stack stack = Stack.in(Stack.Mode.EXTRACTIVE);
  private final Session admin = stack.signIn("admin");

  @Test
  void aPoisonEventHoldsNobodyUpAndIsReplayedFromTheCommandLine() throws Exception {
    int before = waiting();
    String conversation = UUID.randomUUID().toString();
    long began = System.nanoTime();

    plant(conversation);

    await().atMost(SOON).until(() -> letters(conversation) > 0);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    JsonNode reply = stack.signIn("patient").send(null, "What helps against a cough?");
    assertThat(reply.path("reply").path("text").asText()).isNotBlank();
    assertThat(waiting()).isGreaterThan(before);
    Stack.Outcome list = Stack.run("dlq", "list");
    assertThat(list.output()).contains(TOPIC, "case.opened", "analytics-service.case-counts");
    String id = letter(conversation).path("id").asText();
    Stack.Outcome shown = Stack.run("dlq", "show", id);
    assertThat(shown.output()).contains(id, "data.reason", "<text>").doesNotContain(SECRET);
    Stack.Outcome replay = Stack.run("dlq", "replay", id);
    assertThat(replay.output()).contains(id + "  failed again");
    assertThat(replay.code()).isEqualTo(1);
  }

  @Test
  void anAdministratorReplaysItInTheBrowser() throws Exception {
    String conversation = UUID.randomUUID().toString();
    plant(conversation);
    await().atMost(SOON).until(() -> letters(conversation) > 0);
    String id = letter(conversation).path("id").asText();
    try (Browser browser = new Browser()) {
      Page page = browser.signIn(stack, browser.window(stack), "admin");
      page.navigate("/admin/letters");
      var row = page.locator("[data-letter-id='" + id + "']");
      PlaywrightAssertions.assertThat(row).containsText("case.opened");
      assertThat(Browser.violations(page)).isEmpty();
      row.getByTestId("letter-open").click();
      page.getByTestId("letter-facts").waitFor();
      assertThat(page.content()).doesNotContain(SECRET);
      assertThat(Browser.violations(page)).isEmpty();
      page.getByTestId("letter-replay").click();
      page.getByTestId("letter-replay-confirm").click();
      Browser.shot(page, "dead-letter");
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(detail(id).path("replays").asInt()).isEqualTo(1));
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(detail(id).path("tries").asInt()).isGreaterThan(1));
    assertThat(admin.get("/api/v1/audit?limit=50").expect(200).toString())
        .contains("dead-letter.replay", "dead-letter:" + id);
  }

  @Test
  void theDashboardAndTheAnswersAreTheSameAfterTheirReplays() {
    JsonNode answer = stack.signIn("patient").send(null, "What can I do about a tension headache?");
    settle();
    JsonNode before = figures();

    Stack.Outcome analytics = Stack.run("replay", "analytics");
    Stack.Outcome retrieval = Stack.run("replay", "retrieval");

    assertThat(analytics.output()).contains("events counted");
    assertThat(analytics.code()).isZero();
    assertThat(retrieval.output()).contains("passages indexed");
    assertThat(retrieval.code()).isZero();
    assertThat(figures()).isEqualTo(before);
    JsonNode again = stack.signIn("patient").send(null, "What can I do about a tension headache?");
    assertThat(again.path("reply").path("citations").path(0).path("id"))
        .isEqualTo(answer.path("reply").path("citations").path(0).path("id"));
  }

  /** Nothing is on its way to the figures any more. */
  private void settle() {
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofSeconds(2))
        .until(
            () -> {
              JsonNode one = figures();
              await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
              return one.equals(figures());
            });
  }

  private JsonNode figures() {
    var all = (ObjectNode) admin.get("/api/v1/analytics/dashboard").expect(200);
    // The operator's own sign-in is an event too.
    return all.without(java.util.List.of("generatedAt", "bus"));
  }

  private int waiting() {
    return admin.get("/api/v1/dead-letters?state=open").expect(200).path("total").asInt();
  }

  private long letters(String key) {
    long found = 0;
    for (JsonNode item : admin.get("/api/v1/dead-letters?size=200").expect(200).path("items")) {
      found += key.equals(detail(item.path("id").asText()).path("key").asText()) ? 1 : 0;
    }
    return found;
  }

  /** The counter's letter: other consumers of the topic have one each. */
  private JsonNode letter(String key) {
    return await()
        .atMost(SOON)
        .until(
            () -> {
              for (JsonNode item :
                  admin.get("/api/v1/dead-letters?size=200").expect(200).path("items")) {
                JsonNode one = detail(item.path("id").asText());
                if (key.equals(one.path("key").asText())
                    && one.path("consumer").asText().endsWith("case-counts")) {
                  return one;
                }
              }
              return null;
            },
            java.util.Objects::nonNull);
  }

  private JsonNode detail(String id) {
    return admin.get("/api/v1/dead-letters/" + id).expect(200);
  }

  private void plant(String key) throws Exception {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", UUID.randomUUID().toString());
    headers.put("ce_type", "case.opened");
    headers.put("ce_source", "a-stranger");
    headers.put("ce_subject", key);
    headers.put("ce_time", "2026-11-21T00:00:00Z");
    headers.put("ce_tenantid", "demo");
    byte[] value =
        ("{\"caseId\":7,\"reason\":\"" + SECRET + "\"}").getBytes(StandardCharsets.UTF_8);
    var record = new ProducerRecord<>(TOPIC, key, value);
    headers.forEach(
        (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    Map<String, Object> settings =
        Map.of("bootstrap.servers", "localhost:" + stack.service("KAFKA").getPort());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }
}
