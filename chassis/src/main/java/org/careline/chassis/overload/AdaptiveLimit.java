package org.careline.chassis.overload;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * How many may be under way at once, learnt from how long they wait: additive increase while a full
 * house stays quick, multiplicative decrease while the usual one waits too long (as TCP does, after
 * Chiu and Jain). So many as the least are let in whatever they wait.
 */
public final class AdaptiveLimit {

  private static final int SAMPLES = 64;
  private static final int ENOUGH = 10;
  private static final double DECREASE = 0.75;
  private static final double FULL = 0.8;

  /**
   * Its bounds.
   *
   * @param tolerable what the usual one may wait
   * @param window how long to look before changing anything
   */
  public record Settings(int least, int first, int most, Duration tolerable, Duration window) {
    public Settings {
      if (least < 1 || first < least || most < first) {
        throw new IllegalArgumentException("a limit needs 1 <= least <= first <= most");
      }
    }
  }

  private final Settings settings;
  private final LongSupplier nanos;
  private final long[] latencies = new long[SAMPLES];
  private double limit;
  private int samples;
  private int busiest;
  private long windowBegan;

  /**
   * @param nanos a clock such as {@link System#nanoTime}
   */
  public AdaptiveLimit(Settings settings, LongSupplier nanos) {
    this.settings = settings;
    this.nanos = nanos;
    this.limit = settings.first();
    this.windowBegan = nanos.getAsLong();
  }

  public synchronized int limit() {
    return (int) limit;
  }

  /**
   * One has ended.
   *
   * @param inFlight how many were under way with it
   */
  public synchronized void ended(long latencyNanos, int inFlight) {
    latencies[samples % SAMPLES] = latencyNanos;
    samples++;
    busiest = Math.max(busiest, inFlight);
    if (samples >= ENOUGH && nanos.getAsLong() - windowBegan >= settings.window().toNanos()) {
      adapt();
      samples = 0;
      busiest = 0;
      windowBegan = nanos.getAsLong();
    }
  }

  private void adapt() {
    if (median() > settings.tolerable().toNanos()) {
      // From what is under way: a limit far above it would be long in coming down.
      limit = Math.max(settings.least(), Math.min(limit, busiest) * DECREASE);
    } else if (busiest >= limit * FULL) {
      limit = Math.min(settings.most(), limit + Math.max(1, Math.sqrt(limit)));
    }
  }

  private long median() {
    long[] sorted = Arrays.copyOf(latencies, Math.min(samples, SAMPLES));
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
