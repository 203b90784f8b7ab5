package org.careline.gateway.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.careline.gateway.fanout.FrameJson;
import org.careline.gateway.fanout.ServerFrame;

/**
 * Frames on their way to one client, one on the wire at a time. A client that does not keep up
 * first loses passing frames, then the connection: it resumes and misses nothing.
 */
final class OutboundQueue {

  private final Wire wire;
  private final int capacity;
  private final SocketFigures figures;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private boolean writing;
  private boolean closed;

  OutboundQueue(Wire wire, int capacity, SocketFigures figures) {
    this.wire = wire;
    this.capacity = capacity;
    this.figures = figures;
  }

  /** Takes the frame without waiting, or ends the connection when there is no room. */
  void offer(ServerFrame frame) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (isCrowded() && frame instanceof ServerFrame.Passing) {
        figures.dropped();
        return;
      }
      if (waiting.size() >= capacity) {
        close(CloseCode.TOO_SLOW);
        return;
      }
      waiting.add(FrameJson.encode(frame));
    } finally {
      lock.unlock();
    }
    pump();
  }

  /** Takes the frame once there is room; a client that makes none for so long is let go. */
  void put(ServerFrame frame, Duration patience) {
    lock.lock();
    try {
      long left = patience.toNanos();
      while (isCrowded() && !closed && left > 0) {
        left = room.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      lock.unlock();
    }
    offer(frame);
  }

  /** What still waits is dropped; nothing is sent after. */
  void close(CloseCode why) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      stop();
    } finally {
      lock.unlock();
    }
    figures.closed(why);
    why.on(wire);
  }

  /** Says one last thing before the end. */
  void closeAfter(ServerFrame last, CloseCode why) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      stop();
    } finally {
      lock.unlock();
    }
    figures.closed(why);
    wire.send(FrameJson.encode(last), () -> why.on(wire));
  }

  /** The client is gone. */
  void gone() {
    lock.lock();
    try {
      stop();
    } finally {
      lock.unlock();
    }
  }

  private void stop() {
    closed = true;
    waiting.clear();
    room.signalAll();
  }

  private boolean isCrowded() {
    return waiting.size() >= capacity / 2;
  }

  private void pump() {
    String next;
    lock.lock();
    try {
      if (writing || closed || waiting.isEmpty()) {
        return;
      }
      writing = true;
      next = waiting.poll();
      if (!isCrowded()) {
        room.signal();
      }
    } finally {
      lock.unlock();
    }
    wire.send(next, this::written);
  }

  private void written() {
    lock.lock();
    try {
      writing = false;
    } finally {
      lock.unlock();
    }
    pump();
  }
}
