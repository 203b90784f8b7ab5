package org.careline.gateway.turn;

import java.time.Duration;
import java.time.InstantSource;

/**
 * At most so many in any span of this length, counted by two fixed windows: the one at hand, and
 * the part of the one before that the span still covers.
 */
final class SlidingWindow {

  private final long length;
  private final int limit;
  private final InstantSource clock;
  private long window;
  private int current;
  private int previous;

  SlidingWindow(Duration length, int limit, InstantSource clock) {
    this.length = length.toMillis();
    this.limit = limit;
    this.clock = clock;
  }

  /** Milliseconds to wait before one more may pass; 0 when it may pass now. Counts nothing. */
  synchronized long waitMillis() {
    long now = roll();
    double weight = 1.0 - (double) (now % length) / length;
    return previous * weight + current < limit ? 0 : length - now % length;
  }

  synchronized void count() {
    roll();
    current++;
  }

  private long roll() {
    long now = clock.millis();
    long at = now / length;
    if (at != window) {
      previous = at == window + 1 ? current : 0;
      current = 0;
      window = at;
    }
    return now;
  }
}
