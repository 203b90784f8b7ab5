package org.careline.chassis.bus;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;
import org.careline.chassis.persistence.StoreErrors;
import org.careline.chassis.problem.Problem;

/**
 * What may be tried again. A store or a neighbour that is away is waited for without end, since
 * nothing else could succeed either; an event that overtook its cause waits for it a good while; a
 * surprise gets a few tries; what the contract forbids gets none.
 */
final class RetryPolicy {

  static final RetryPolicy STANDARD =
      new RetryPolicy(4, 20, Duration.ofMillis(200), Duration.ofSeconds(5));

  private final int tries;
  private final int triesOutOfOrder;
  private final Duration first;
  private final Duration longest;

  /** Tries for surprises and for early events; the first pause, doubled up to the longest. */
  private RetryPolicy(int tries, int triesOutOfOrder, Duration first, Duration longest) {
    this.tries = tries;
    this.triesOutOfOrder = triesOutOfOrder;
    this.first = first;
    this.longest = longest;
  }

  /** Empty when the event is to become a dead letter. */
  Optional<Duration> pauseAfter(Throwable error, int attempt) {
    if (error instanceof IllegalArgumentException) {
      return Optional.empty();
    }
    int most = error instanceof NotYetException ? triesOutOfOrder : tries;
    if (!passes(error) && attempt >= most) {
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
