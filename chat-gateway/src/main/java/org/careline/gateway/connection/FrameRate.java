package org.careline.gateway.connection;

import java.time.InstantSource;

/** So many frames a second, with as many more saved up while nothing came. Not thread-safe. */
final class FrameRate {

  private static final int REFUSALS = 100;

  private final int perSecond;
  private final InstantSource clock;
  private double saved;
  private long at;
  private int refused;

  FrameRate(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
    this.saved = 2.0 * perSecond;
    this.at = clock.millis();
  }

  boolean permits() {
    long now = clock.millis();
    saved = Math.min(2.0 * perSecond, saved + (now - at) / 1000.0 * perSecond);
    at = now;
    if (saved < 1) {
      refused++;
      return false;
    }
    saved--;
    return true;
  }

  /** Whether the client goes on and on above the limit. */
  boolean isAbuse() {
    return refused >= REFUSALS;
  }
}
