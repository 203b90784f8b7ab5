package org.careline.chassis.bus;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Runs tasks of one key one after another in the order given, and of different keys side by side,
 * each lane on a virtual thread, at most {@code concurrency} at once.
 */
final class KeyLanes {

  private final Semaphore permits;
  private final Map<String, Queue<Runnable>> lanes = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int backlog;

  KeyLanes(int concurrency) {
    this.permits = new Semaphore(concurrency);
  }

  void submit(String key, Runnable task) {
    lock.lock();
    try {
      backlog++;
      Queue<Runnable> lane = lanes.get(key);
      if (lane != null) {
        lane.add(task);
        return;
      }
      lanes.put(key, new ArrayDeque<>());
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().name("lane").start(() -> run(key, task));
  }

  /** Tasks submitted and not finished. */
  int backlog() {
    lock.lock();
    try {
      return backlog;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until all is done or the time is up. */
  void drain(Duration patience) {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (backlog > 0 && left > 0) {
        left = idle.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void run(String key, Runnable first) {
    Runnable task = first;
    while (task != null) {
      permits.acquireUninterruptibly();
      try {
        task.run();
      } finally {
        permits.release();
      }
      task = next(key);
    }
  }

  private Runnable next(String key) {
    lock.lock();
    try {
      backlog--;
      if (backlog == 0) {
        idle.signalAll();
      }
      Runnable next = lanes.get(key).poll();
      if (next == null) {
        lanes.remove(key);
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}
