package org.careline.localstack.model;

import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How the stub behaves.
 *
 * @param firstToken mean delay before the first token
 * @param gap mean delay between tokens
 * @param faultRate share of requests that go wrong, 0 to 1
 * @param seed same seed and same request number, same behaviour
 */
public record StubPace(Duration firstToken, Duration gap, double faultRate, long seed) {
  /** What happens to one request. */
  enum Fault {
    NONE,
    /** Answered 503 at once. */
    UNAVAILABLE,
    /** The connection breaks in the middle of the stream. */
    CUT
  }

  /** One request's fate, drawn from the seed. */
  record Draw(Fault fault, SplittableRandom random) {}

  /** Checks the ranges. */
  public StubPace {
    if (firstToken.isNegative() || gap.isNegative() || faultRate < 0 || faultRate > 1) {
      throw new IllegalArgumentException("Delays must not be negative, the fault rate in 0..1");
    }
  }

  /**
   * From variables {@code CARELINE_STUB_*}; 250 ms to the first token, 15 ms between tokens, no
   * faults.
   */
  public static StubPace from(Map<String, String> environment) {
    return new StubPace(
        millis(environment, "CARELINE_STUB_FIRST_TOKEN_MS", 250),
        millis(environment, "CARELINE_STUB_GAP_MS", 15),
        Double.parseDouble(environment.getOrDefault("CARELINE_STUB_FAULT_RATE", "0")),
        Long.parseLong(environment.getOrDefault("CARELINE_STUB_SEED", "1")));
  }

  private static Duration millis(Map<String, String> environment, String name, long otherwise) {
    var value = environment.getOrDefault(name, Long.toString(otherwise));
    return Duration.ofMillis(Long.parseLong(value));
  }

  Draw draw(long request) {
    var random = new SplittableRandom(seed * 1_000_003 + request);
    if (random.nextDouble() >= faultRate) {
      return new Draw(Fault.NONE, random);
    }
    return new Draw(random.nextBoolean() ? Fault.UNAVAILABLE : Fault.CUT, random);
  }

  /** A delay between half and one and a half times the mean. */
  static Duration jittered(Duration mean, SplittableRandom random) {
    return Duration.ofNanos((long) (mean.toNanos() * (0.5 + random.nextDouble())));
  }
}
