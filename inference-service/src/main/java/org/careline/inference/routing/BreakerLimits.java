package org.careline.inference.routing;

import java.time.Duration;

/**
 * When a breaker opens and how long it stays so.
 *
 * @param failures that open it
 * @param window within which they must fall
 * @param rest before the first probe
 * @param longestRest however many probes fail; who is back is asked again within this time
 * @param longestAsked however long it asks to be left alone
 */
public record BreakerLimits(
    int failures, Duration window, Duration rest, Duration longestRest, Duration longestAsked) {

  public static BreakerLimits standard() {
    return new BreakerLimits(
        5,
        Duration.ofSeconds(60),
        Duration.ofSeconds(4),
        Duration.ofSeconds(8),
        Duration.ofMinutes(5));
  }
}
