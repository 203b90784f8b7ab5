package org.careline.systemtests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;

/** A real language model, small as it is, through router, guard and WebSocket. */
class WithRealModelIT {

  /** A small model on a busy machine may miss its deadline, and then the articles answer. */
  private static final int TRIES = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void aStreamedAnswerComesFromTheModel() {
    Stack stack = Stack.in(Stack.Mode.LLM);
    Session patient = stack.signIn("patient");
    try (ChatSocket socket = patient.connect()) {
      socket.await("ready", Duration.ofSeconds(20));
      JsonNode completed = ask(socket);
      for (int i = 1; i < TRIES && !"model".equals(completed.path("source").asText()); i++) {
        completed = ask(socket);
      }

      assertThat(completed.path("source").asText()).isEqualTo("model");
      assertThat(completed.path("text").asText()).hasSizeGreaterThan(20);
      assertThat(socket.frames()).anyMatch(delta -> "reply.delta".equals(delta.type()));
    }
  }

  private static JsonNode ask(ChatSocket socket) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> frame = new HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", id);
    frame.put("conversationId", null);
    frame.put("text", "What can I do about a tension headache?");
    socket.send(frame);
    JsonNode accepted =
        socket.await(sent -> id.equals(sent.path("clientMessageId").asText()), PATIENCE).json();
    return socket
        .await(
            reply ->
                "reply.completed".equals(reply.path("type").asText())
                    && accepted.path("messageId").equals(reply.path("replyTo")),
            PATIENCE)
        .json();
  }
}
