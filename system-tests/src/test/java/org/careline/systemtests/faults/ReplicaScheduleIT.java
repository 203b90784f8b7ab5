package org.careline.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.history.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Two of each service side by side: either serves anybody, and either may go. */
@EnabledIfSystemProperty(named = "careline.faults", matches = "full")
class ReplicaScheduleIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration PROMISED = Duration.ofSeconds(10);
  private static final String PASSWORD = "a quiet river at dawn";
  private final FaultStack stack = FaultStack.with(2);

  @Test
  void aConversationBegunOnOneReplicaGoesOnOnTheOther() {
    String email = UUID.randomUUID() + "@example.org";
    Session first = stack.replica(1).register(email, PASSWORD, "Pat Doe", "en");
    Session second = stack.replica(2).login(email, PASSWORD);
    String conversation;
    try (ChatSocket socket = first.connect()) {
      socket.await("ready", SOON);
      socket.send(message(null, "How can I sleep better?"));
      conversation = socket.await("reply.completed", SOON).json().path("conversationId").asText();
    }
    try (ChatSocket socket = second.connect()) {
      socket.await("ready", SOON);
      socket.send(Map.of("type", "resume", "conversationId", conversation, "lastSeq", 0));
      socket.await(frame -> frame.path("seq").asLong() == 2, SOON);
      socket.send(message(conversation, "And what about naps?"));
      assertThat(socket.await("reply.completed", SOON).json().path("seq").asLong()).isEqualTo(4);
    }
  }

  @Test
  void wordsOfStaffAndAnswersReachAPatientOnEitherReplica() {
    String email = UUID.randomUUID() + "@example.org";
    Session first = stack.replica(1).register(email, PASSWORD, "Pat Doe", "en");
    Session second = stack.replica(2).login(email, PASSWORD);
    try (ChatSocket one = first.connect();
        ChatSocket two = second.connect()) {
      one.await("ready", SOON);
      two.await("ready", SOON);
      one.send(message(null, "I have crushing chest pain and my left arm is numb"));
      String conversation =
          two.await("reply.completed", SOON).json().path("conversationId").asText();
      Session clinician = stack.logins().signIn(stack.careline(), "clinician");
      String id = caseOf(clinician, conversation);
      clinician.post("/api/v1/cases/" + id + "/accept", Map.of()).expect(200);
      one.await("floor", SOON);
      two.await("floor", SOON);
      clinician.post("/api/v1/cases/" + id + "/messages", Map.of("text", "I am here")).expect(201);

      one.await(frame -> "I am here".equals(frame.path("text").asText()), SOON);
      two.await(frame -> "I am here".equals(frame.path("text").asText()), SOON);
      clinician
          .post("/api/v1/cases/" + id + "/resolve", Map.of("disposition", "EMERGENCY_SERVICES"))
          .expect(200);
    }
  }

  @Test
  void aKilledReplicaOfAnyServiceIsNotMissed() throws InterruptedException {
    List<String> services =
        Full.isAsked()
            ? services()
            : List.of("chat-gateway-2", "inference-service", "anomaly-service-2");
    List<Kills.Kill> kills = new ArrayList<>();
    try (Crowd crowd = new Crowd(stack).join(6, 2).join(2, 0);
        Recovery recovery = new Recovery(stack)) {
      crowd.write(Duration.ofMillis(800));
      for (String service : services) {
        kills.add(new Kills(stack, 1).killOneOfTwo(service, recovery));
      }
      List<Violation> violations = crowd.judge();

      Full.report("replicas killed under load: " + crowd.sent() + " messages", kills);
      assertThat(violations).isEmpty();
      assertThat(kills).allSatisfy(kill -> assertThat(kill.recovered()).isLessThan(PROMISED));
    }
  }

  @Test
  void aRollingRestartUnderLoadIsNotNoticed() throws InterruptedException {
    List<String> services =
        Full.isAsked()
            ? services()
            : List.of("chat-gateway", "chat-gateway-2", "inference-service");
    try (Crowd crowd = new Crowd(stack).join(6, 2).join(2, 0);
        Recovery recovery = new Recovery(stack)) {
      crowd.write(Duration.ofMillis(800));
      List<Kills.Kill> restarts = new ArrayList<>();
      for (String service : services) {
        restarts.add(new Kills(stack, 1).restart(service, recovery));
      }
      List<Violation> violations = crowd.judge();

      Full.report("rolling restart under load: " + crowd.sent() + " messages", restarts);
      assertThat(violations).isEmpty();
      assertThat(restarts).allSatisfy(one -> assertThat(one.recovered()).isLessThan(PROMISED));
    }
  }

  private List<String> services() {
    return stack.processes().stream()
        .filter(name -> name.contains("-service") || name.contains("gateway"))
        .toList();
  }

  private static String caseOf(Session clinician, String conversation) {
    List<String> found = new ArrayList<>();
    Crowd.await(
        SOON,
        () -> {
          for (JsonNode one : clinician.get("/api/v1/cases?state=open").expect(200).path("items")) {
            if (conversation.equals(one.path("conversationId").asText())) {
              found.add(one.path("id").asText());
            }
          }
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  private static Map<String, Object> message(String conversation, String text) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", UUID.randomUUID().toString());
    frame.put("conversationId", conversation);
    frame.put("text", text);
    return frame;
  }
}
