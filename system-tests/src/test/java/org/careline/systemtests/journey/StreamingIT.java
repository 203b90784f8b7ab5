package org.careline.systemtests.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.ChatSocket.Frame;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Browser;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;

/** An answer that streams from a model at a set pace. */
class StreamingIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private final Stack stack = Stack.in(Stack.Mode.STUB);

  @Test
  void deltasAddUpToTheReplyWithoutGapOrRepeat() {
    Session patient = newPatient();
    try (ChatSocket socket = patient.connect()) {
      socket.await("ready", SOON);
      socket.send(message());
      JsonNode completed = socket.await("reply.completed", SOON).json();

      assertThat(completed.path("source").asText()).isEqualTo("model");
      List<JsonNode> deltas =
          socket.frames().stream()
              .filter(frame -> "reply.delta".equals(frame.type()))
              .map(Frame::json)
              .toList();
      assertThat(deltas).hasSizeGreaterThan(1);
      StringBuilder text = new StringBuilder();
      for (JsonNode delta : deltas) {
        assertThat(delta.path("offset").asInt()).isEqualTo(text.length());
        text.append(delta.path("text").asText());
      }
      assertThat(completed.path("text").asText())
          .startsWith(text.toString().strip().substring(0, 20));
    }
  }

  @Test
  void aSocketCutInMidReplyResumesWithTheRestAndNothingTwice() {
    Session patient = newPatient();
    String conversation;
    long seq;
    try (ChatSocket socket = patient.connect()) {
      socket.await("ready", SOON);
      socket.send(message());
      JsonNode accepted = socket.await("message.accepted", SOON).json();
      conversation = accepted.path("conversationId").asText();
      seq = accepted.path("seq").asLong();
      socket.await("reply.delta", SOON);
    }
    try (ChatSocket again = patient.connect()) {
      again.await("ready", SOON);
      again.send(Map.of("type", "resume", "conversationId", conversation, "lastSeq", seq));
      JsonNode first = again.await("reply.delta", SOON).json();
      assertThat(first.path("offset").asInt()).isZero();
      again.await("reply.completed", SOON);
    }
    JsonNode stored =
        patient.get("/api/v1/conversations/" + conversation + "/messages").expect(200);
    assertThat(stored.path("items")).hasSize(2);
  }

  @Test
  void aReloadInTheMiddleShowsTheRest() {
    try (Browser browser = new Browser()) {
      Page page = browser.signIn(stack, browser.window(stack), "patient");
      page.getByTestId("new-conversation").first().click();
      page.getByTestId("chat-input").fill("What can I do about a tension headache?");
      page.getByTestId("chat-send").click();
      assertThat(page.getByTestId("message-streaming")).isVisible();
      Browser.shot(page, "patient-streaming");

      page.reload();

      assertThat(Browser.messages(page, "assistant")).hasCount(1);
      assertThat(Browser.messages(page, "patient")).hasCount(1);
      assertThat(Browser.messages(page, "assistant")).containsText("See a doctor");
    }
  }

  private Session newPatient() {
    return stack
        .careline()
        .register(UUID.randomUUID() + "@example.org", "a quiet river at dawn", "Pat Doe", "en");
  }

  private static Map<String, Object> message() {
    Map<String, Object> frame = new HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", UUID.randomUUID().toString());
    frame.put("conversationId", null);
    frame.put("text", "What can I do about a tension headache?");
    return frame;
  }
}
