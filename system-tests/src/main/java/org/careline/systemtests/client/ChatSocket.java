package org.careline.systemtests.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A WebSocket that keeps every frame it got, with the time it came. */
public final class ChatSocket implements AutoCloseable {

  /**
   * A frame.
   *
   * @param nanos {@link System#nanoTime} at its arrival
   */
  public record Frame(JsonNode json, long nanos) {
    public String type() {
      return json.path("type").asText();
    }
  }

  private final List<Frame> frames = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrival = lock.newCondition();
  private WebSocket socket;

  private ChatSocket() {}

  static ChatSocket open(Careline careline, String path, String token) {
    var chat = new ChatSocket();
    chat.socket = connect(careline, path, token, chat.new Receiver()).join();
    return chat;
  }

  static CompletableFuture<WebSocket> connect(
      Careline careline, String path, String token, WebSocket.Listener listener) {
    var carrier = "quarkus-http-upgrade#Authorization#Bearer " + token;
    String encoded = URLEncoder.encode(carrier, StandardCharsets.UTF_8).replace("+", "%20");
    var base = careline.base();
    URI uri = URI.create("ws://" + base.getAuthority() + path);
    return careline
        .http()
        .newWebSocketBuilder()
        .subprotocols("bearer-token-carrier", encoded)
        .header("Origin", base.toString())
        .connectTimeout(Duration.ofSeconds(5))
        .buildAsync(uri, listener);
  }

  public void send(Map<String, ?> frame) {
    try {
      sendText(Careline.JSON.writeValueAsString(frame));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public synchronized void sendText(String text) {
    socket.sendText(text, true).join();
  }

  public List<Frame> frames() {
    return List.copyOf(frames);
  }

  /** The first frame that fits, among those here already and those that come in time. */
  public Frame await(Predicate<JsonNode> fits, Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      int next = 0;
      while (true) {
        for (; next < frames.size(); next++) {
          if (fits.test(frames.get(next).json())) {
            return frames.get(next);
          }
        }
        if (left <= 0) {
          throw new IllegalStateException("no such frame within " + patience + ": " + types());
        }
        left = arrival.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  public Frame await(String type, Duration patience) {
    return await(frame -> type.equals(frame.path("type").asText()), patience);
  }

  /** The code the server closed with, once it has. */
  public int closeCode(Duration patience) {
    return closed.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private List<String> types() {
    return frames.stream().map(Frame::type).toList();
  }

  private final class Receiver implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        keep(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }

    private void keep(String json) {
      lock.lock();
      try {
        frames.add(new Frame(Careline.JSON.readTree(json), System.nanoTime()));
        arrival.signalAll();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        lock.unlock();
      }
    }
  }
}
