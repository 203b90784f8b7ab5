package org.careline.inference.routing;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.careline.inference.model.Prompt;

/**
 * Finds a model that answers. Tries the chain in order, each model within its share of the turn's
 * deadline. A fault before the first shown text leads to the next model from scratch; after it, the
 * answer ends where it stands. Streamed and whole answers run through the same code: they differ in
 * their {@link Draft} alone.
 */
public final class Router {

  private final List<ChainLink> chain;
  private final RetryRules rules;
  private final Pause pause;
  private final LongSupplier ticker;
  private final AttemptObserver observer;

  public Router(
      List<ChainLink> chain,
      RandomGenerator random,
      Pause pause,
      LongSupplier ticker,
      AttemptObserver observer) {
    this.chain = List.copyOf(chain);
    this.rules = new RetryRules(random);
    this.pause = pause;
    this.ticker = ticker;
    this.observer = observer;
  }

  /** A router over real time. */
  public static Router over(List<ChainLink> chain, AttemptObserver observer) {
    return new Router(
        chain, RandomGenerator.getDefault(), Thread::sleep, System::nanoTime, observer);
  }

  public List<ChainLink> chain() {
    return chain;
  }

  /** The same router, beginning its chain at the named model; whole when there is no such model. */
  public Router from(String name) {
    for (int i = 1; i < chain.size(); i++) {
      if (chain.get(i).name().value().equals(name)) {
        return new Router(chain.subList(i, chain.size()), rules, pause, ticker, observer);
      }
    }
    return this;
  }

  private Router(
      List<ChainLink> chain,
      RetryRules rules,
      Pause pause,
      LongSupplier ticker,
      AttemptObserver observer) {
    this.chain = List.copyOf(chain);
    this.rules = rules;
    this.pause = pause;
    this.ticker = ticker;
    this.observer = observer;
  }

  /**
   * Has a model write into the draft.
   *
   * @param time for the whole turn
   * @throws InterruptedException when the turn is cancelled; the upstream call is, too
   * @throws ReaderGoneException likewise, from the draft
   */
  public Outcome answer(Prompt prompt, Duration time, Draft draft) throws InterruptedException {
    return answer(prompt, Deadline.in(time, ticker), draft);
  }

  /** As {@link #answer(Prompt, Duration, Draft)}, by a deadline already running. */
  public Outcome answer(Prompt prompt, Deadline deadline, Draft draft) throws InterruptedException {
    return new RoutedTurn(chain, rules, pause, observer, prompt, deadline, draft).run();
  }

  public Deadline deadline(Duration time) {
    return Deadline.in(time, ticker);
  }
}
