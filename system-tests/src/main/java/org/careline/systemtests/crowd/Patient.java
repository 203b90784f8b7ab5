package org.careline.systemtests.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.client.Careline.Answer;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.history.History;
import org.careline.systemtests.history.Line;
import org.careline.systemtests.history.Seen;

/** Writes a message after the other, each when the one before is acknowledged. */
public final class Patient implements AutoCloseable {

  private static final List<String> QUESTIONS =
      List.of(
          "What can I do about a tension headache?",
          "How can I sleep better?",
          "What helps against a sore throat?",
          "How much water should I drink?");
  private static final String EMERGENCY = "I have crushing chest pain and my left arm is numb";
  private static final int EMERGENCY_EVERY = 9;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String name;
  private final Session session;
  private final History history;
  private final Random random;
  private final List<Device> devices = new ArrayList<>();
  private final String[] conversations = {null, null};
  private final String[] last = {"", ""};
  private volatile boolean stopping;
  private Thread writing;
  private int written;

  /**
   * @param deviceCount sockets held open; with none the patient writes by HTTP
   */
  public Patient(Careline careline, History history, int deviceCount, long seed) {
    this.name = "patient-" + UUID.randomUUID();
    this.session =
        careline.register(name + "@example.org", "a quiet river at dawn", "Pat Doe", "en");
    this.history = history;
    this.random = new Random(seed);
    for (int i = 0; i < deviceCount; i++) {
      devices.add(new Device(name + "/" + i, session, history));
    }
  }

  /** Writes until told to stop, with pauses of this length on average. */
  public void start(Duration pause) {
    writing =
        Thread.ofVirtual()
            .name(name)
            .start(
                () -> {
                  while (!stopping) {
                    LockSupport.parkNanos((long) (pause.toNanos() * 2 * random.nextDouble()));
                    write();
                  }
                });
  }

  /** One message, acknowledged; false when it was given up after a long time. */
  public boolean write() {
    int which = random.nextInt(conversations.length);
    boolean emergency = ++written % EMERGENCY_EVERY == 0;
    String text = emergency ? EMERGENCY : QUESTIONS.get(random.nextInt(QUESTIONS.size()));
    String id = UUID.randomUUID().toString();
    String client = devices.isEmpty() ? name + "/http" : device().name();
    history.add(new Seen.Sent(client, id, emergency, last[which]));
    String conversation = send(id, conversations[which], text);
    if (conversation == null) {
      return false;
    }
    conversations[which] = conversation;
    last[which] = id;
    return true;
  }

  private Device device() {
    return devices.get(random.nextInt(devices.size()));
  }

  private String send(String id, String conversation, String text) {
    if (devices.isEmpty()) {
      return post(id, conversation, text);
    }
    CompletableFuture<String> accepted = device().send(id, conversation, text);
    try {
      return accepted.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  /** By HTTP: again until there is an answer, or the problem that none comes. */
  private String post(String id, String conversation, String text) {
    Map<String, Object> body = new HashMap<>();
    body.put("clientMessageId", id);
    body.put("text", text);
    if (conversation != null) {
      body.put("conversationId", conversation);
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      try {
        Answer answer = session.post("/api/v1/chat/send", body);
        if (answer.body().hasNonNull("messageId")) {
          return stored(id, answer);
        }
      } catch (RuntimeException e) {
        // Not answered, not refused: again.
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    return null;
  }

  private String stored(String id, Answer answer) {
    JsonNode sent = answer.body();
    String conversation = sent.path("conversationId").asText();
    String message = sent.path("messageId").asText();
    if (answer.status() == 200) {
      long seq = sent.path("seq").asLong();
      history.add(new Seen.Accepted(name + "/http", id, message, conversation, seq));
      JsonNode reply = sent.path("reply");
      history.add(
          new Seen.Replied(
              name + "/http",
              conversation,
              message,
              reply.path("messageId").asText(),
              reply.path("seq").asLong(),
              reply.path("text").asText()));
    }
    return conversation;
  }

  /** No more messages; returns when the last one is acknowledged or given up. */
  public void stop() throws InterruptedException {
    stopping = true;
    if (writing != null) {
      writing.join();
    }
  }

  public List<Device> devices() {
    return List.copyOf(devices);
  }

  /** The patient's conversations as the platform tells them. */
  public Map<String, List<Line>> stored() {
    Map<String, List<Line>> stored = new HashMap<>();
    for (JsonNode one : session.get("/api/v1/conversations?limit=50").expect(200).path("items")) {
      String id = one.path("id").asText();
      stored.put(id, messages(id));
    }
    return stored;
  }

  private List<Line> messages(String conversation) {
    List<Line> lines = new ArrayList<>();
    while (true) {
      long after = lines.isEmpty() ? 0 : lines.getLast().seq();
      JsonNode page =
          session
              .get(
                  "/api/v1/conversations/" + conversation + "/messages?limit=100&afterSeq=" + after)
              .expect(200)
              .path("items");
      page.forEach(message -> lines.add(FrameReader.line(message)));
      if (page.size() < 100) {
        return lines;
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    devices.forEach(Device::close);
  }
}
