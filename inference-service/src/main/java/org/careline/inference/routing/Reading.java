package org.careline.inference.routing;

import java.time.Duration;
import java.util.Optional;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.ModelName;

/** Reads one model's words into the draft, with the clocks running. */
final class Reading {

  private final AttemptLimits limits;
  private final Deadline share;
  private final Deadline whole;
  private final Draft draft;
  private final long startedAt;
  private Optional<Duration> firstToken = Optional.empty();

  /**
   * @param share binds until something is shown
   * @param whole binds from then on
   */
  Reading(AttemptLimits limits, Deadline share, Deadline whole, Draft draft) {
    this.limits = limits;
    this.share = share;
    this.whole = whole;
    this.draft = draft;
    this.startedAt = share.ticker().getAsLong();
  }

  Answer of(WordStream stream) throws InterruptedException {
    while (true) {
      Optional<WordStream.Signal> signal = stream.next(patience());
      if (signal.isEmpty()) {
        return Answer.broken(late());
      }
      switch (signal.get()) {
        case WordStream.Signal.Words(String text) -> {
          Optional<Fault> fault = take(text);
          if (fault.isPresent()) {
            return Answer.broken(fault.get());
          }
        }
        case WordStream.Signal.Ended(var finish) -> {
          return end(finish);
        }
        case WordStream.Signal.Failed(var fault) -> {
          return new Answer.Broken(fault);
        }
      }
    }
  }

  Attempt attempt(ModelName model, Optional<Fault> fault) {
    return new Attempt(model, sinceStart(), firstToken, fault);
  }

  private Optional<Fault> take(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (firstToken.isEmpty()) {
      firstToken = Optional.of(sinceStart());
    }
    try {
      draft.append(text);
    } catch (UnfitDraftException unfit) {
      return Optional.of(Fault.UNFIT);
    }
    return bound().passed() ? Optional.of(late()) : Optional.empty();
  }

  private Answer end(Finish finish) {
    try {
      draft.end();
    } catch (UnfitDraftException unfit) {
      return Answer.broken(Fault.UNFIT);
    }
    return draft.blank() ? Answer.broken(Fault.EMPTY) : new Answer.Whole(finish);
  }

  private Duration patience() {
    return bound().within(firstToken.isEmpty() ? limits.firstToken() : limits.betweenTokens());
  }

  private Deadline bound() {
    return draft.shown() ? whole : share;
  }

  private Fault late() {
    if (whole.passed()) {
      return Fault.OUT_OF_TIME;
    }
    return firstToken.isEmpty() ? Fault.SILENT : Fault.STALLED;
  }

  private Duration sinceStart() {
    return Duration.ofNanos(share.ticker().getAsLong() - startedAt);
  }
}
