package org.careline.inference.routing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.ModelFault;
import org.careline.inference.model.Prompt;

/**
 * One call to a model on a thread of its own, so that whoever reads can stop waiting at any moment.
 * Closing it cancels the call upstream.
 */
final class WordStream implements AutoCloseable {

  private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private final Thread caller;

  private WordStream(LanguageModel model, Prompt prompt) {
    this.caller =
        Thread.ofVirtual().name("model-" + model.name()).unstarted(() -> call(model, prompt));
  }

  static WordStream open(LanguageModel model, Prompt prompt) {
    WordStream stream = new WordStream(model, prompt);
    stream.caller.start();
    return stream;
  }

  /** The next signal; empty when none came in time. */
  Optional<Signal> next(Duration timeout) throws InterruptedException {
    return Optional.ofNullable(signals.poll(timeout.toNanos(), TimeUnit.NANOSECONDS));
  }

  @Override
  public void close() {
    caller.interrupt();
  }

  private void call(LanguageModel model, Prompt prompt) {
    try {
      signals.add(new Signal.Ended(model.stream(prompt, words -> signals.add(words(words)))));
    } catch (ModelFault fault) {
      signals.add(new Signal.Failed(fault));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException unexpected) {
      signals.add(new Signal.Failed(new ModelFault(Fault.MALFORMED)));
    }
  }

  private static Signal words(String words) {
    return new Signal.Words(words);
  }

  /** What a model does next. */
  sealed interface Signal {

    record Words(String text) implements Signal {}

    record Ended(Finish finish) implements Signal {}

    record Failed(ModelFault fault) implements Signal {}
  }
}
