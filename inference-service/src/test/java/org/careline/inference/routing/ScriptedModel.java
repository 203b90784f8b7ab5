package org.careline.inference.routing;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.careline.inference.model.Fault;
import org.careline.inference.model.Finish;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.ModelFault;
import org.careline.inference.model.ModelName;
import org.careline.inference.model.Prompt;

/**
 * A model that does what its script says, one course per call, the last one for ever. A course is a
 * list of steps: {@code 'words}, a fault's name, {@code RATE_LIMITED:2000} with a Retry-After in
 * milliseconds, {@code wait:200}, {@code hang}; at its end the answer ends well.
 */
final class ScriptedModel implements LanguageModel {

  final AtomicInteger calls = new AtomicInteger();
  final AtomicInteger cancelled = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private final String name;
  private final Queue<String> courses;

  ScriptedModel(String name, String script) {
    this.name = name;
    this.courses = new ArrayDeque<>(Arrays.asList(script.split("\\s*\\|\\s*")));
  }

  @Override
  public ModelName name() {
    return new ModelName(name);
  }

  @Override
  public Finish stream(Prompt prompt, Consumer<String> words)
      throws ModelFault, InterruptedException {
    calls.incrementAndGet();
    String course = courses.size() > 1 ? courses.poll() : courses.peek();
    try {
      for (String step : course.split("\\s*,\\s*")) {
        perform(step, words);
      }
    } catch (InterruptedException e) {
      cancelled.incrementAndGet();
      throw e;
    }
    return new Finish(false, Optional.empty());
  }

  private void perform(String step, Consumer<String> words)
      throws ModelFault, InterruptedException {
    String[] parts = step.split(":");
    if (step.startsWith("'")) {
      words.accept(step.substring(1).replace('_', ' '));
    } else if (step.equals("hang")) {
      never.await();
    } else if (parts[0].equals("wait")) {
      never.await(Long.parseLong(parts[1]), TimeUnit.MILLISECONDS);
    } else if (!step.equals("nothing")) {
      Optional<Duration> retryAfter =
          parts.length > 1
              ? Optional.of(Duration.ofMillis(Long.parseLong(parts[1])))
              : Optional.empty();
      throw new ModelFault(Fault.valueOf(parts[0]), retryAfter);
    }
  }
}
