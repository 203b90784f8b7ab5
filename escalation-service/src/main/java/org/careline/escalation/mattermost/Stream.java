package org.careline.escalation.mattermost;

import java.net.http.WebSocket;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Mattermost's event stream as whole texts, one at a time; empty when nothing came in time. */
final class Stream implements WebSocket.Listener {

  private static final String END = "";

  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile boolean ended;

  /** The next text; empty after so long without one, or at the end. */
  Optional<String> next(long millis) throws InterruptedException {
    String text = arrived.poll(millis, TimeUnit.MILLISECONDS);
    return text == null || text.equals(END) ? Optional.empty() : Optional.of(text);
  }

  boolean isEnded() {
    return ended;
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      arrived.add(partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    end();
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    end();
  }

  private void end() {
    ended = true;
    arrived.add(END);
  }
}
