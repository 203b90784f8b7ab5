package org.careline.systemtests.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.ChatSocket.Frame;
import org.careline.systemtests.client.Session;

/**
 * Messages at a fixed rate over WebSockets of several patients; each latency counts from when the
 * message was due, not from when it went out.
 */
public final class LatencyBench {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String QUESTION = "What can I do about a tension headache?";
  private static final String EMERGENCY = "I have crushing chest pain and my left arm is numb";
  private static final int DIRECT_EVERY = 10;

  private final Careline careline;
  private final ModelProbe model;
  private final PrintStream out;

  public LatencyBench(Careline careline, URI model, PrintStream out) {
    this.careline = careline;
    this.model = new ModelProbe(model);
    this.out = out;
  }

  /** Prints the figures of one run: {@code perSecond} messages a second, {@code count} of them. */
  public void run(int patients, int perSecond, int count) throws IOException, InterruptedException {
    out.printf("%d patients, %d messages/s, %d messages%n", patients, perSecond, count);
    List<ChatSocket> sockets = new ArrayList<>();
    for (Session session : sessions(patients)) {
      ChatSocket socket = session.connect();
      socket.await("ready", PATIENCE);
      sockets.add(socket);
    }
    measure(sockets, QUESTION, perSecond, Math.min(40, count));
    Result chat = measure(sockets, QUESTION, perSecond, count);
    Result emergencies = measure(sockets, EMERGENCY, Math.min(5, perSecond), Math.min(50, count));
    sockets.forEach(ChatSocket::close);
    report(chat, emergencies);
  }

  private void report(Result chat, Result emergencies) {
    Distribution direct = Distribution.of(chat.direct());
    Distribution first = Distribution.of(chat.firstDelta());
    out.println(Distribution.of(chat.accepted()).line("send to message.accepted (durable)"));
    out.println(direct.line("model alone, first token"));
    out.println(first.line("send to first reply.delta"));
    out.printf(
        "%-44s p50 %8.1f ms   p99 %8.1f ms%n",
        "added time to first delta",
        first.at(0.5) - direct.at(0.5),
        first.at(0.99) - direct.at(0.99));
    out.println(Distribution.of(chat.completed()).line("send to reply.completed"));
    out.println(Distribution.of(emergencies.completed()).line("emergency answer"));
    out.printf(
        "lost %d, failed %d%n",
        chat.lost() + emergencies.lost(), chat.failed() + emergencies.failed());
  }

  private List<Session> sessions(int patients) {
    List<Session> sessions = new ArrayList<>();
    for (int i = 0; i < patients; i++) {
      String email = UUID.randomUUID() + "@bench.example.org";
      sessions.add(careline.register(email, "a quiet river at dawn", "Bench Patient", "en"));
    }
    return sessions;
  }

  private record Result(
      List<Double> accepted,
      List<Double> firstDelta,
      List<Double> completed,
      List<Double> direct,
      int lost,
      int failed) {}

  private record Sent(ChatSocket socket, String clientMessageId, long due) {}

  private Result measure(List<ChatSocket> sockets, String text, int perSecond, int count)
      throws IOException, InterruptedException {
    List<Sent> sent = new ArrayList<>();
    List<Double> direct = new ArrayList<>();
    long gap = 1_000_000_000L / perSecond;
    long begin = System.nanoTime();
    for (int i = 0; i < count; i++) {
      long due = begin + i * gap;
      LockSupport.parkNanos(due - System.nanoTime());
      ChatSocket socket = sockets.get(i % sockets.size());
      String id = UUID.randomUUID().toString();
      sent.add(new Sent(socket, id, due));
      socket.send(message(id, text));
      if (text.equals(QUESTION) && i % DIRECT_EVERY == 0) {
        Thread.ofVirtual().start(() -> probe(direct));
      }
    }
    return collect(sent, direct);
  }

  private void probe(List<Double> direct) {
    try {
      double millis = model.firstTokenMillis();
      synchronized (direct) {
        direct.add(millis);
      }
    } catch (IOException e) {
      out.println("the model did not answer a direct call");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Object> message(String id, String text) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", id);
    frame.put("conversationId", null);
    frame.put("text", text);
    return frame;
  }

  private Result collect(List<Sent> sent, List<Double> direct) {
    List<Double> accepted = new ArrayList<>();
    List<Double> firstDelta = new ArrayList<>();
    List<Double> completed = new ArrayList<>();
    int lost = 0;
    int failed = 0;
    for (Sent message : sent) {
      try {
        Frame ack =
            await(message, "message.accepted", "clientMessageId", message.clientMessageId());
        accepted.add(millis(message, ack));
        String messageId = ack.json().path("messageId").asText();
        Frame end = message.socket().await(frame -> ends(frame, messageId), PATIENCE);
        if ("reply.failed".equals(end.type())) {
          failed++;
          continue;
        }
        completed.add(millis(message, end));
        message.socket().frames().stream()
            .filter(frame -> "reply.delta".equals(frame.type()))
            .filter(frame -> messageId.equals(frame.json().path("replyTo").asText()))
            .findFirst()
            .ifPresent(frame -> firstDelta.add(millis(message, frame)));
      } catch (IllegalStateException e) {
        lost++;
      }
    }
    return new Result(accepted, firstDelta, completed, direct, lost, failed);
  }

  private static boolean ends(JsonNode frame, String messageId) {
    String type = frame.path("type").asText();
    return ("reply.completed".equals(type) || "reply.failed".equals(type))
        && messageId.equals(frame.path("replyTo").asText());
  }

  private static Frame await(Sent message, String type, String field, String value) {
    return message
        .socket()
        .await(
            frame ->
                type.equals(frame.path("type").asText())
                    && value.equals(frame.path(field).asText()),
            PATIENCE);
  }

  private static double millis(Sent message, Frame frame) {
    return (frame.nanos() - message.due()) / 1e6;
  }
}
