package org.careline.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.ChatSocket.Frame;
import org.careline.systemtests.client.Session;

/** A patient whose every turn is looked at closely; signed in before the fault. */
final class Witness {

  private static final String EMERGENCY = "I have crushing chest pain and my left arm is numb";

  private final Session session;

  /** One turn as it went; what did not come in time is empty. */
  record Turn(
      Optional<JsonNode> accepted,
      Optional<JsonNode> completed,
      Optional<JsonNode> error,
      boolean streamed,
      Duration took) {

    String source() {
      return completed.map(reply -> reply.path("source").asText()).orElse("none");
    }
  }

  Witness(FaultStack stack) {
    this.session =
        stack
            .careline()
            .register(UUID.randomUUID() + "@example.org", "a quiet river at dawn", "Al Roe", "en");
  }

  Session session() {
    return session;
  }

  Turn asks(Duration patience) {
    return says("How can I sleep better?", patience);
  }

  Turn cries(Duration patience) {
    return says(EMERGENCY, patience);
  }

  private Turn says(String text, Duration patience) {
    long began = System.nanoTime();
    try (ChatSocket socket = session.connect()) {
      socket.await("ready", patience);
      Map<String, Object> frame = new HashMap<>();
      frame.put("type", "message.send");
      frame.put("clientMessageId", UUID.randomUUID().toString());
      frame.put("conversationId", null);
      frame.put("text", text);
      socket.send(frame);
      try {
        socket.await(Witness::ends, patience);
      } catch (IllegalStateException e) {
        // Not in time: what did come tells.
      }
      return new Turn(
          first(socket, "message.accepted"),
          first(socket, "reply.completed"),
          first(socket, "error"),
          first(socket, "reply.delta").isPresent(),
          Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private static boolean ends(JsonNode frame) {
    String type = frame.path("type").asText();
    return "reply.completed".equals(type) || "reply.failed".equals(type) || "error".equals(type);
  }

  private static Optional<JsonNode> first(ChatSocket socket, String type) {
    return socket.frames().stream()
        .filter(frame -> frame.type().equals(type))
        .map(Frame::json)
        .findFirst();
  }
}
