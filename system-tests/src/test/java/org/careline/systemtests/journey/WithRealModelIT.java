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

  @Test
  void aStreamedAnswerComesFromTheModel() {
    Stack stack = Stack.in(Stack.Mode.LLM);
    Session patient = stack.signIn("patient");
    try (ChatSocket socket = patient.connect()) {
      socket.await("ready", Duration.ofSeconds(20));
      Map<String, Object> frame = new HashMap<>();
      frame.put("type", "message.send");
      frame.put("clientMessageId", UUID.randomUUID().toString());
      frame.put("conversationId", null);
      frame.put("text", "What can I do about a tension headache?");
      socket.send(frame);

      JsonNode completed = socket.await("reply.completed", Duration.ofSeconds(90)).json();

      assertThat(completed.path("source").asText()).isEqualTo("model");
      assertThat(completed.path("text").asText()).hasSizeGreaterThan(20);
      assertThat(socket.frames()).anyMatch(delta -> "reply.delta".equals(delta.type()));
    }
  }
}
