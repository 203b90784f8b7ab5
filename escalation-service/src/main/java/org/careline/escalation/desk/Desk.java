package org.careline.escalation.desk;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.careline.contracts.identity.TenantId;

/**
 * One open desk. Frames leave one at a time; a desk that lets too many pile up is closed, and reads
 * everything anew when it returns.
 */
final class Desk {

  private final String id;
  private final TenantId tenant;
  private final UUID session;
  private final Wire wire;
  private final int capacity;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private boolean writing;
  private boolean closed;

  /**
   * @param greeting the first frame, whatever is offered meanwhile; leaves with {@link #start}
   */
  Desk(String id, TenantId tenant, UUID session, Wire wire, int capacity, String greeting) {
    this.id = id;
    this.tenant = tenant;
    this.session = session;
    this.wire = wire;
    this.capacity = capacity;
    waiting.add(greeting);
  }

  String id() {
    return id;
  }

  TenantId tenant() {
    return tenant;
  }

  UUID session() {
    return session;
  }

  void start() {
    pump();
  }

  void offer(String frame) {
    boolean full;
    lock.lock();
    try {
      if (closed) {
        return;
      }
      full = waiting.size() >= capacity;
      if (!full) {
        waiting.add(frame);
      }
    } finally {
      lock.unlock();
    }
    if (full) {
      close(CloseCode.TOO_SLOW);
    } else {
      pump();
    }
  }

  void close(CloseCode why) {
    if (end()) {
      wire.close(why);
    }
  }

  /** The client is gone. */
  void gone() {
    end();
  }

  private boolean end() {
    lock.lock();
    try {
      boolean first = !closed;
      closed = true;
      waiting.clear();
      return first;
    } finally {
      lock.unlock();
    }
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
