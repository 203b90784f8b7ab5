package org.careline.inference.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/**
 * Keeps a failing model from being asked. Opens after so many failures within a window; after a
 * rest lets one probe through, and doubles the rest when the probe fails.
 */
public final class Breaker {

  private final BreakerLimits limits;
  private final LongSupplier ticker;
  private final Deque<Long> failures = new ArrayDeque<>();
  private State state = State.CLOSED;
  private long restsUntil;
  private Duration rest;

  public Breaker(BreakerLimits limits, LongSupplier ticker) {
    this.limits = limits;
    this.ticker = ticker;
    this.rest = limits.rest();
  }

  /**
   * Whether a call may go ahead now. Whoever gets a yes must report success, failure or neither.
   */
  public synchronized boolean admits() {
    long now = ticker.getAsLong();
    if (state == State.CLOSED) {
      return true;
    }
    if (state == State.OPEN && now - restsUntil >= 0) {
      state = State.PROBING;
      return true;
    }
    return false;
  }

  public synchronized void succeeded() {
    state = State.CLOSED;
    failures.clear();
    rest = limits.rest();
  }

  public synchronized void failed() {
    long now = ticker.getAsLong();
    if (state == State.PROBING) {
      rest = min(rest.multipliedBy(2), limits.longestRest());
      open(now, rest);
      return;
    }
    failures.addLast(now);
    while (now - failures.peekFirst() > limits.window().toNanos()) {
      failures.removeFirst();
    }
    if (failures.size() >= limits.failures() && state == State.CLOSED) {
      open(now, rest);
    }
  }

  /** The call said nothing about the model's health: it was ours to end. */
  public synchronized void undecided() {
    if (state == State.PROBING) {
      open(ticker.getAsLong(), Duration.ZERO);
    }
  }

  /** The model asked to be left alone for a while. */
  public synchronized void rests(Duration asked) {
    open(ticker.getAsLong(), min(asked, limits.longestAsked()));
  }

  public synchronized State state() {
    return state;
  }

  private void open(long now, Duration time) {
    state = State.OPEN;
    restsUntil = now + time.toNanos();
    failures.clear();
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** A closed breaker lets calls through. */
  public enum State {
    CLOSED,
    OPEN,
    PROBING
  }
}
