package org.careline.inference.routing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.careline.inference.model.Fault;
import org.careline.inference.model.ModelFault;
import org.careline.inference.model.Prompt;

/** One turn on its way along the chain. */
final class RoutedTurn {

  private final List<ChainLink> chain;
  private final RetryRules rules;
  private final Pause pause;
  private final AttemptObserver observer;
  private final Prompt prompt;
  private final Deadline deadline;
  private final Draft draft;
  private final List<Attempt> attempts = new ArrayList<>();

  RoutedTurn(
      List<ChainLink> chain,
      RetryRules rules,
      Pause pause,
      AttemptObserver observer,
      Prompt prompt,
      Deadline deadline,
      Draft draft) {
    this.chain = chain;
    this.rules = rules;
    this.pause = pause;
    this.observer = observer;
    this.prompt = prompt;
    this.deadline = deadline;
    this.draft = draft;
  }

  Outcome run() throws InterruptedException {
    for (int i = 0; i < chain.size(); i++) {
      ChainLink link = chain.get(i);
      int modelsLeft = chain.size() - i;
      switch (ask(link, modelsLeft)) {
        case Answer.Whole whole -> {
          return new Outcome.Finished(link.name(), whole.finish(), attempts());
        }
        case Answer.Broken(ModelFault fault) when draft.shown() -> {
          return new Outcome.CutShort(link.name(), fault.fault(), attempts());
        }
        case Answer.Broken(ModelFault fault) when fault.fault().next() == Fault.Next.NO_MODEL -> {
          return new Outcome.Unanswered(attempts());
        }
        case Answer.Broken _ -> draft.restart();
      }
    }
    return new Outcome.Unanswered(attempts());
  }

  /** Tries one model as often as the rules allow within its share of the deadline. */
  private Answer ask(ChainLink link, int modelsLeft) throws InterruptedException {
    Deadline share = deadline.share(modelsLeft);
    for (int tried = 1; ; tried++) {
      Answer answer = attempt(link, share);
      if (!(answer instanceof Answer.Broken broken) || draft.shown()) {
        return answer;
      }
      ModelFault fault = broken.fault();
      RetryRules.Step step =
          rules.after(fault, tried, link.limits().tries(), modelsLeft > 1, share.left());
      if (!(step instanceof RetryRules.Step.Again(Duration time))) {
        fault.retryAfter().ifPresent(link.breaker()::rests);
        return answer;
      }
      draft.restart();
      pause.of(time);
    }
  }

  private Answer attempt(ChainLink link, Deadline share) throws InterruptedException {
    if (deadline.passed()) {
      return Answer.broken(Fault.OUT_OF_TIME);
    }
    long patience = share.within(link.limits().firstToken()).toNanos();
    if (!link.slots().tryAcquire(patience, TimeUnit.NANOSECONDS)) {
      return skipped(link, Fault.BUSY);
    }
    try {
      return link.breaker().admits() ? call(link, share) : skipped(link, Fault.RESTING);
    } finally {
      link.slots().release();
    }
  }

  private Answer skipped(ChainLink link, Fault fault) {
    note(new Attempt(link.name(), Duration.ZERO, Optional.empty(), Optional.of(fault)));
    return Answer.broken(fault);
  }

  private Answer call(ChainLink link, Deadline share) throws InterruptedException {
    Reading reading = new Reading(link.limits(), share, deadline, draft);
    boolean decided = false;
    try (WordStream stream = WordStream.open(link.model(), prompt)) {
      Answer answer = reading.of(stream);
      report(link.breaker(), answer);
      decided = true;
      note(reading.attempt(link.name(), answer.faultClass()));
      return answer;
    } finally {
      if (!decided) {
        link.breaker().undecided();
      }
    }
  }

  private static void report(Breaker breaker, Answer answer) {
    switch (answer) {
      case Answer.Whole _ -> breaker.succeeded();
      case Answer.Broken(ModelFault fault) when fault.fault().blamed() -> breaker.failed();
      case Answer.Broken _ -> breaker.undecided();
    }
  }

  private void note(Attempt attempt) {
    attempts.add(attempt);
    observer.ended(attempt);
  }

  private List<Attempt> attempts() {
    return List.copyOf(attempts);
  }
}
