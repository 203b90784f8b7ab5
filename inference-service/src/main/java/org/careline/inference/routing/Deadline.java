package org.careline.inference.routing;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A point in time by which something must be over.
 *
 * @param ticker nanoseconds, monotonic
 */
public record Deadline(long atNanos, LongSupplier ticker) {

  public static Deadline in(Duration time, LongSupplier ticker) {
    return new Deadline(ticker.getAsLong() + time.toNanos(), ticker);
  }

  /** Never negative. */
  public Duration left() {
    return Duration.ofNanos(Math.max(0, atNanos - ticker.getAsLong()));
  }

  public boolean passed() {
    return left().isZero();
  }

  /** The first of so many equal parts of what is left. */
  Deadline share(int parts) {
    return in(left().dividedBy(Math.max(1, parts)), ticker);
  }

  /** This one, or the given time from now, whichever comes first. */
  Duration within(Duration time) {
    Duration left = left();
    return left.compareTo(time) < 0 ? left : time;
  }
}
