package org.careline.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Logins;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.demo.DayScript.StaffPart;
import org.careline.systemtests.demo.DayScript.Visit;

/** Plays the visits one after another and tells what each step led to. */
final class Day {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Session patient;
  private final Session clinician;
  private final Session reviewer;
  private final Session admin;
  private final Screen screen;

  Day(Careline careline, Logins logins, Screen screen) {
    this.patient = logins.signIn(careline, "patient");
    this.clinician = logins.signIn(careline, "clinician");
    this.reviewer = logins.signIn(careline, "reviewer");
    this.admin = logins.signIn(careline, "admin");
    this.screen = screen;
  }

  void play(DayScript script) {
    JsonNode before = dashboard();
    int steps = script.visits().stream().mapToInt(visit -> visit.says().size()).sum();
    int done = 0;
    for (Visit visit : script.visits()) {
      String conversation = null;
      for (String text : visit.says()) {
        screen.progress(done++, steps, visit.at());
        conversation = turn(visit, conversation, text);
      }
    }
    screen.progress(done, steps, "done");
    totals(before);
  }

  private String turn(Visit visit, String conversation, String text) {
    long began = System.nanoTime();
    JsonNode answer = patient.send(conversation, text);
    long millis = (System.nanoTime() - began) / 1_000_000;
    JsonNode reply = answer.path("reply");
    String id = answer.path("conversationId").asText();
    screen.message(visit, text, reply, millis);
    JsonNode scored = awaitScore(answer.path("messageId").asText());
    screen.score(scored);
    visit.feedback().ifPresent(rating -> feedback(id, reply, rating));
    visit.staff().ifPresent(staff -> serve(id, staff));
    visit.review().ifPresent(decision -> review(scored.path("id").asText(), decision));
    return id;
  }

  private void feedback(String conversation, JsonNode reply, String rating) {
    String message = reply.path("messageId").asText();
    patient
        .post(
            "/api/v1/conversations/" + conversation + "/messages/" + message + "/feedback",
            Map.of("rating", rating))
        .expect(204);
    screen.feedback(rating);
  }

  private void serve(String conversation, StaffPart part) {
    JsonNode opened = awaitCase(conversation);
    String path = "/api/v1/cases/" + opened.path("id").asText();
    screen.opened(opened);
    JsonNode accepted = clinician.post(path + "/accept", Map.of()).expect(200);
    screen.accepted(accepted);
    clinician
        .post(
            path + "/messages",
            Map.of("text", part.message(), "clientMessageId", UUID.randomUUID().toString()))
        .expect(201);
    screen.staffWrote(part.message());
    if (part.handback()) {
      clinician.post(path + "/handback", Map.of("note", part.note())).expect(200);
      screen.closed("handed back to the assistant");
    } else {
      String disposition = part.resolve().orElse("NO_ACTION");
      clinician
          .post(path + "/resolve", Map.of("disposition", disposition, "note", part.note()))
          .expect(200);
      screen.closed("resolved: " + disposition);
    }
  }

  private void review(String interaction, String decision) {
    JsonNode decided =
        reviewer
            .post("/api/v1/reviews/" + interaction + "/decision", Map.of("decision", decision))
            .expect(200);
    screen.reviewed(decided);
  }

  private JsonNode awaitScore(String message) {
    return await(
        "score",
        () -> {
          for (JsonNode item :
              reviewer.get("/api/v1/interactions?limit=20").expect(200).path("items")) {
            boolean scored = !"LOGGED".equals(item.path("state").asText());
            if (scored && message.equals(item.path("messageId").asText())) {
              return Optional.of(item);
            }
          }
          return Optional.empty();
        });
  }

  private JsonNode awaitCase(String conversation) {
    return await(
        "case",
        () -> {
          for (JsonNode item :
              clinician.get("/api/v1/cases?state=open").expect(200).path("items")) {
            if (conversation.equals(item.path("conversationId").asText())) {
              return Optional.of(item);
            }
          }
          return Optional.empty();
        });
  }

  private void totals(JsonNode before) {
    long expected = before.path("totals").path("messages").asLong() + screen.messages();
    JsonNode after =
        await(
            "dashboard",
            () ->
                Optional.of(dashboard())
                    .filter(now -> now.path("totals").path("messages").asLong() >= expected));
    screen.totals(before.path("totals"), after);
  }

  private JsonNode dashboard() {
    return admin.get("/api/v1/analytics/dashboard?hours=24").expect(200);
  }

  private static JsonNode await(String what, Supplier<Optional<JsonNode>> look) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<JsonNode> found = look.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new IllegalStateException("no " + what + " within " + PATIENCE.toSeconds() + " s");
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
