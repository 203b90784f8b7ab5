package org.careline.inference.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.careline.inference.model.Fault;
import org.careline.inference.model.ModelFault;

/** What to do after a fault nobody has seen. The only place that decides about retries. */
final class RetryRules {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
  private static final long BACKOFF_MILLIS = 150;

  private final RandomGenerator random;

  RetryRules(RandomGenerator random) {
    this.random = random;
  }

  /**
   * @param tried calls made to this model in this turn
   * @param allowed calls allowed to this model in a turn
   * @param others whether other models are left
   * @param left of the model's share of the turn
   */
  Step after(ModelFault fault, int tried, int allowed, boolean others, Duration left) {
    return switch (fault.fault().next()) {
      case NO_MODEL -> new Step.GiveUp();
      case NEXT_MODEL -> new Step.NextModel();
      case SAME_MODEL -> {
        Duration wait = wait(fault.retryAfter(), tried);
        boolean again = tried < allowed && !askedToLeave(fault, others) && fits(wait, left);
        yield again ? new Step.Again(wait) : new Step.NextModel();
      }
    };
  }

  /** A full model is left alone while another one may answer at once. */
  private static boolean askedToLeave(ModelFault fault, boolean others) {
    return others && (fault.fault() == Fault.RATE_LIMITED || fault.fault() == Fault.OVERLOADED);
  }

  private static boolean fits(Duration wait, Duration left) {
    return wait.compareTo(LONGEST_WAIT) <= 0 && wait.multipliedBy(2).compareTo(left) <= 0;
  }

  /** What the model asked for, or a backoff with full jitter above its half. */
  private Duration wait(Optional<Duration> asked, int tried) {
    long ceiling = BACKOFF_MILLIS << tried;
    return asked.orElseGet(() -> Duration.ofMillis(ceiling / 2 + random.nextLong(ceiling / 2)));
  }

  /** The next thing to do. */
  sealed interface Step {

    record Again(Duration time) implements Step {}

    record NextModel() implements Step {}

    record GiveUp() implements Step {}
  }
}
