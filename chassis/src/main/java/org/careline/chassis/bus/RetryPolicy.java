package org.careline.chassis.bus;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.careline.chassis.persistence.StoreErrors;
import org.careline.chassis.problem.Problem;

/**
 * What may be tried again. A store or a neighbour that is away is waited for without end, since
 * nothing else could succeed either; a surprise gets a few tries; what the contract forbids gets
 * none.
 */
final class RetryPolicy {

  static final RetryPolicy STANDARD =
      new RetryPolicy(4, Duration.ofMillis(200), Duration.ofSeconds(5));

  private final int tries;
  private final Duration first;
  private final Duration longest;

  /** Tries for surprises; the first pause, doubled each time up to the longest. */
  private RetryPolicy(int tries, Duration first, Duration longest) {
    this.tries = tries;
    this.first = first;
    this.longest = longest;
  }

  /** Empty when the event is to become a dead letter. */
  Optional<Duration> pauseAfter(Throwable error, int attempt) {
    if (error instanceof IllegalArgumentException) {
      return Optional.empty();
    }
    if (!passes(error) && attempt >= tries) {
      return Optional.empty();
    }
    long factor = 1L << Math.min(attempt - 1, 10);
    Duration pause = first.multipliedBy(factor);
    return Optional.of(pause.compareTo(longest) > 0 ? longest : pause);
  }

  private static boolean passes(Throwable error) {
    return StoreErrors.isTransient(error)
        || error instanceof RetriableException
        || error instanceof Problem problem && problem.code().status() == 503;
  }
}
