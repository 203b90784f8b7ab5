package org.careline.systemtests.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.observability.Monitoring.Query;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real Prometheus scrapes the real stack while patients write and a clinician answers. */
class PrometheusIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static Stack stack;
  private static Prometheus prometheus;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Tool.installed("prometheus"), "Prometheus is not installed: Debian package prometheus");
    stack = Stack.in(Stack.Mode.STUB);
    prometheus = Prometheus.over(stack);
    await().atMost(SOON).until(() -> prometheus.values("up == 1").size() == 7);
  }

  @AfterAll
  static void stop() throws Exception {
    if (prometheus != null) {
      prometheus.close();
    }
  }

  @Test
  void everyQueryOfEveryPanelReturnsData() {
    Session patient = stack.signIn("patient");
    Session clinician = stack.signIn("clinician");
    try (ChatSocket chat = patient.connect();
        ChatSocket desk = clinician.connectDesk()) {
      // The first round makes the series, the second moves them: a rate needs both.
      aRound(patient, clinician);
      await()
          .atMost(SOON)
          .until(
              () ->
                  !prometheus
                      .values("careline_journey_seconds_count{step=\"human_word\"}")
                      .isEmpty());
      aRound(patient, clinician);
      emergency(patient);

      await().atMost(SOON).untilAsserted(() -> assertThat(withoutData()).isEmpty());
    }
  }

  @Test
  void everyRuleIsEvaluatedWithoutAnError() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode groups = prometheus.get("/api/v1/rules").path("data").path("groups");
              assertThat(groups.findValuesAsText("health")).isNotEmpty().containsOnly("ok");
              assertThat(alertNames(groups))
                  .containsExactlyInAnyOrderElementsOf(
                      Monitoring.alerts().stream().map(Monitoring.Alert::name).toList());
            });
  }

  @Test
  void noFigureHoldsAnId() {
    assertThat(prometheus.values("count(up)")).containsExactly(7.0);
    assertThat(
            prometheus.values(
                "count(http_server_requests_seconds_count{uri=~\".*[0-9a-f]{8}-[0-9a-f]{4}-.*\"})"))
        .isEmpty();
  }

  private static List<String> alertNames(JsonNode groups) {
    return java.util.stream.StreamSupport.stream(groups.spliterator(), false)
        .flatMap(
            group ->
                java.util.stream.StreamSupport.stream(group.path("rules").spliterator(), false))
        .filter(rule -> rule.path("type").asText().equals("alerting"))
        .map(rule -> rule.path("name").asText())
        .toList();
  }

  private static List<Query> withoutData() {
    return Monitoring.queries().stream()
        .filter(
            query ->
                prometheus
                    .values(
                        query
                            .expression()
                            .replace("$__rate_interval", "2m")
                            .replace("$service", ".+"))
                    .isEmpty())
        .toList();
  }

  private static void aRound(Session patient, Session clinician) {
    patient.send(null, "What can I do about a tension headache?");
    String conversation = emergency(patient);
    String id =
        await()
            .atMost(SOON)
            .until(() -> caseOf(clinician, conversation), found -> !found.isEmpty());
    clinician.post("/api/v1/cases/" + id + "/accept", Map.of()).expect(200);
    clinician
        .post(
            "/api/v1/cases/" + id + "/messages",
            Map.of("text", "I am here.", "clientMessageId", UUID.randomUUID().toString()))
        .expect(201);
    clinician
        .post("/api/v1/cases/" + id + "/resolve", Map.of("disposition", "URGENT_CARE"))
        .expect(200);
  }

  private static String emergency(Session patient) {
    return patient
        .send(null, "I have crushing chest pain and my left arm is numb")
        .path("conversationId")
        .asText();
  }

  private static String caseOf(Session clinician, String conversation) {
    for (JsonNode item : clinician.get("/api/v1/cases?state=open").expect(200).path("items")) {
      if (item.path("conversationId").asText().equals(conversation)) {
        return item.path("id").asText();
      }
    }
    return "";
  }
}
