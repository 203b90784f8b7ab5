package org.careline.systemtests.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.careline.systemtests.client.Session;
import org.careline.systemtests.history.History;
import org.careline.systemtests.history.Line;

/**
 * One browser tab of a patient: keeps a socket open whatever happens, resumes each conversation
 * from where it has all, and repeats a message until it is acknowledged.
 */
public final class Device implements AutoCloseable {

  private static final Duration TICK = Duration.ofMillis(500);
  private static final Duration REPEAT_AFTER = Duration.ofSeconds(2);
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final String name;
  private final Session session;
  private final FrameReader reader;
  private final Map<String, Outgoing> waiting = new ConcurrentHashMap<>();
  private final Transcript transcript = new Transcript();
  private volatile LiveLine line;
  private volatile boolean closed;
  private volatile boolean resumed;

  /** A message on its way. */
  private static final class Outgoing {
    private final Map<String, Object> frame;
    private final CompletableFuture<String> accepted = new CompletableFuture<>();
    private volatile long lastTry = System.nanoTime();

    Outgoing(Map<String, Object> frame) {
      this.frame = frame;
    }
  }

  public Device(String name, Session session, History history) {
    this.name = name;
    this.session = session;
    this.reader = new FrameReader(name, history, transcript, this::accepted, this::text);
    Thread.ofVirtual().name(name).start(this::live);
  }

  /** Sends the message again and again until it is acknowledged; then its conversation's id. */
  CompletableFuture<String> send(String clientMessageId, String conversation, String text) {
    Map<String, Object> frame = new HashMap<>();
    frame.put("type", "message.send");
    frame.put("clientMessageId", clientMessageId);
    frame.put("conversationId", conversation);
    frame.put("text", text);
    var outgoing = new Outgoing(frame);
    waiting.put(clientMessageId, outgoing);
    put(outgoing);
    return outgoing.accepted;
  }

  public String name() {
    return name;
  }

  /** Whether it has an open socket and has asked for what it missed. */
  public boolean isLive() {
    return resumed;
  }

  /** What it shows. */
  public Map<String, List<Line>> shown() {
    return transcript.all();
  }

  /** The last code of an error frame, for a report of what went wrong. */
  public String lastError() {
    return reader.lastError();
  }

  /** Drops the connection, as a train in a tunnel does. */
  public void cut() {
    LiveLine open = line;
    if (open != null) {
      open.abort();
    }
  }

  @Override
  public void close() {
    closed = true;
    cut();
  }

  private void live() {
    while (!closed) {
      try (LiveLine open = LiveLine.open(session, reader)) {
        line = open;
        resume(open);
        resumed = true;
        keep(open);
      } catch (RuntimeException e) {
        // Whatever it was, the answer is the same: try again.
      } finally {
        resumed = false;
        line = null;
      }
      LockSupport.parkNanos(
          Duration.ofMillis(ThreadLocalRandom.current().nextInt(100, 900)).toNanos());
    }
  }

  private void resume(LiveLine open) {
    JsonNode listed = session.get("/api/v1/conversations?limit=50").expect(200);
    for (JsonNode conversation : listed.path("items")) {
      String id = conversation.path("id").asText();
      open.send(Map.of("type", "resume", "conversationId", id, "lastSeq", transcript.upTo(id)));
    }
    waiting.values().forEach(outgoing -> outgoing.lastTry = 0);
  }

  private void keep(LiveLine open) {
    while (!closed && open.isOpen()) {
      long now = System.nanoTime();
      for (Outgoing outgoing : waiting.values()) {
        if (outgoing.lastTry == 0 || now - outgoing.lastTry > REPEAT_AFTER.toNanos()) {
          put(outgoing);
        }
      }
      open.send(Map.of("type", "ping"));
      if (open.silence().compareTo(SILENCE) > 0) {
        return;
      }
      LockSupport.parkNanos(TICK.toNanos());
    }
  }

  private void put(Outgoing outgoing) {
    LiveLine open = line;
    if (open != null && resumed) {
      outgoing.lastTry = System.nanoTime();
      try {
        open.send(outgoing.frame);
      } catch (RuntimeException e) {
        open.abort();
      }
    }
  }

  private void accepted(String clientMessageId, String conversation) {
    Outgoing outgoing = waiting.remove(clientMessageId);
    if (outgoing != null) {
      outgoing.accepted.complete(conversation);
    }
  }

  private String text(String clientMessageId) {
    Outgoing outgoing = waiting.get(clientMessageId);
    return outgoing == null ? null : (String) outgoing.frame.get("text");
  }
}
