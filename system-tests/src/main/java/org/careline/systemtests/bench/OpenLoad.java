package org.careline.systemtests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.ChatSocket.Frame;

/**
 * Messages at a rate that asks nobody whether they can be taken: each goes out when it is due, and
 * what becomes of it counts from then.
 */
final class OpenLoad {

  static final String QUESTION = "What can I do about a tension headache?";
  static final String EMERGENCY = "I have crushing chest pain and my left arm is numb";
  private static final int EMERGENCY_EVERY = 50;

  private final List<ChatSocket> sockets;
  private final Map<String, Sent> sent = new HashMap<>();

  OpenLoad(List<ChatSocket> sockets) {
    this.sockets = sockets;
  }

  private record Sent(boolean emergency, long due) {}

  /** What became of a message, in milliseconds from when it was due; negative for never. */
  record Fate(
      boolean emergency, double accepted, double refused, double answered, int retryAfter) {}

  /** Sends for so long, one in fifty an emergency. */
  void run(double perSecond, int seconds) {
    long begin = System.nanoTime();
    long gap = (long) (1e9 / perSecond);
    int count = (int) (perSecond * seconds);
    for (int i = 0; i < count; i++) {
      long due = begin + i * gap;
      LockSupport.parkNanos(due - System.nanoTime());
      boolean emergency = i % EMERGENCY_EVERY == EMERGENCY_EVERY / 2;
      String id = UUID.randomUUID().toString();
      sent.put(id, new Sent(emergency, due));
      sockets.get(i % sockets.size()).send(message(id, emergency ? EMERGENCY : QUESTION));
    }
  }

  /** To be asked some time after the run, when what is to come has come. */
  List<Fate> fates() {
    Map<String, Long> accepted = new HashMap<>();
    Map<String, Frame> refused = new HashMap<>();
    Map<String, Long> answered = new HashMap<>();
    Map<String, String> messageIds = new HashMap<>();
    for (ChatSocket socket : sockets) {
      for (Frame frame : socket.frames()) {
        JsonNode json = frame.json();
        String client = json.path("clientMessageId").asText();
        switch (frame.type()) {
          case "message.accepted" -> {
            accepted.putIfAbsent(client, frame.nanos());
            messageIds.put(client, json.path("messageId").asText());
          }
          case "error" -> refused.putIfAbsent(client, frame);
          case "reply.completed" ->
              answered.putIfAbsent(json.path("replyTo").asText(), frame.nanos());
          default -> {}
        }
      }
    }
    List<Fate> fates = new ArrayList<>();
    sent.forEach(
        (id, message) -> {
          Frame refusal = refused.get(id);
          fates.add(
              new Fate(
                  message.emergency(),
                  millis(message, accepted.get(id)),
                  millis(message, refusal == null ? null : Long.valueOf(refusal.nanos())),
                  millis(message, answered.get(messageIds.getOrDefault(id, ""))),
                  refusal == null ? 0 : refusal.json().path("retryAfterSeconds").asInt()));
        });
    return fates;
  }

  private static double millis(Sent message, Long nanos) {
    return nanos == null ? -1 : (nanos - message.due()) / 1e6;
  }

  private static Map<String, Object> message(String id, String text) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", id);
    frame.put("conversationId", null);
    frame.put("text", text);
    return frame;
  }
}
