package org.careline.systemtests.crowd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.careline.systemtests.client.Session;

/** One connection of a device. */
final class LiveLine implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Consumer<JsonNode> reader;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private volatile WebSocket socket;
  private volatile long heard = System.nanoTime();
  private volatile boolean ended;

  private LiveLine(Consumer<JsonNode> reader) {
    this.reader = reader;
  }

  /** Connects and waits for the server's first word. */
  static LiveLine open(Session session, Consumer<JsonNode> reader) {
    var line = new LiveLine(reader);
    line.socket = within(session.openChat(line.new Listener()));
    try {
      within(line.ready);
      return line;
    } catch (IllegalStateException e) {
      line.abort();
      throw e;
    }
  }

  synchronized void send(Map<String, ?> frame) {
    try {
      within(socket.sendText(JSON.writeValueAsString(frame), true));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  boolean isOpen() {
    return !ended;
  }

  void abort() {
    ended = true;
    socket.abort();
  }

  @Override
  public void close() {
    abort();
  }

  private static <T> T within(CompletableFuture<T> future) {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("no connection", e);
    }
  }

  private final class Listener implements WebSocket.Listener {

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard = System.nanoTime();
      text.append(data);
      if (last) {
        read(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended = true;
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended = true;
    }

    private void read(String json) {
      try {
        JsonNode frame = JSON.readTree(json);
        if ("ready".equals(frame.path("type").asText())) {
          ready.complete(null);
        }
        // What comes after the device gave the line up belongs to nobody.
        if (!ended) {
          reader.accept(frame);
        }
      } catch (JsonProcessingException e) {
        ended = true;
      }
    }
  }
}
