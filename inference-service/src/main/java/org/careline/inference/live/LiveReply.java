package org.careline.inference.live;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.careline.inference.guard.ReplySink;

/**
 * One reply's released text, sent in frames at most every 35 ms by a thread of its own, so that a
 * slow Redis slows no answer down. After a failed frame the rest is skipped: a gap helps nobody.
 */
public final class LiveReply implements ReplySink, AutoCloseable {

  private static final Duration FRAME = Duration.ofMillis(35);
  private static final Duration LAST_FRAME = Duration.ofMillis(500);

  private final Predicate<LiveFrame> channel;
  private final String tenant;
  private final String userId;
  private final String conversationId;
  private final String replyTo;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final StringBuilder waiting = new StringBuilder();
  private final Thread sender;
  private boolean closed;
  private int sent;

  /**
   * @param channel takes a frame, or says that it did not
   */
  LiveReply(
      Predicate<LiveFrame> channel,
      String tenant,
      String userId,
      String conversationId,
      String replyTo) {
    this.channel = channel;
    this.tenant = tenant;
    this.userId = userId;
    this.conversationId = conversationId;
    this.replyTo = replyTo;
    this.sender = Thread.ofVirtual().name("live-reply").start(this::send);
  }

  @Override
  public void show(String text) {
    lock.lock();
    try {
      waiting.append(text);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Waits a moment for the last frame, so that it comes before the durable reply. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
    try {
      sender.join(LAST_FRAME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send() {
    try {
      boolean taken = channel.test(frame(LiveFrame.Type.STARTED, 0, ""));
      String text = next();
      while (taken && !text.isEmpty()) {
        taken = channel.test(frame(LiveFrame.Type.DELTA, sent, text));
        sent += text.length();
        gather();
        text = next();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The text waiting; empty once the reply is closed. */
  private String next() throws InterruptedException {
    lock.lock();
    try {
      while (waiting.isEmpty() && !closed) {
        changed.await();
      }
      String text = waiting.toString();
      waiting.setLength(0);
      return text;
    } finally {
      lock.unlock();
    }
  }

  /** Lets text gather for one frame's time. */
  private void gather() throws InterruptedException {
    long left = FRAME.toNanos();
    lock.lock();
    try {
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  private LiveFrame frame(LiveFrame.Type type, int offset, String text) {
    return new LiveFrame(tenant, userId, conversationId, replyTo, type, offset, text);
  }
}
