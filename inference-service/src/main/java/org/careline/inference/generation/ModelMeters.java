package org.careline.inference.generation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.careline.chassis.journey.JourneyTimer;
import org.careline.chassis.journey.Step;
import org.careline.inference.routing.Attempt;
import org.careline.inference.routing.AttemptObserver;

/** Meters of every call to a model and of every reply. */
@ApplicationScoped
public class ModelMeters implements AttemptObserver {

  private final MeterRegistry meters;
  private final JourneyTimer firstWords;

  ModelMeters(MeterRegistry meters) {
    this.meters = meters;
    this.firstWords = JourneyTimer.of(meters, Step.FIRST_WORDS);
  }

  @Override
  public void ended(Attempt attempt) {
    String model = attempt.model().value();
    attempt
        .fault()
        .ifPresent(
            fault ->
                meters
                    .counter("model_inference_errors", "model", model, "fault", fault.name())
                    .increment());
    attempt.firstToken().ifPresent(time -> timer("model_first_token", "model", model).record(time));
    timer("model_call_time", "model", model).record(attempt.took());
  }

  /** A reply is complete. */
  void replied(Generation generation) {
    String source = generation.source();
    timer("message_generation_time", "source", source).record(generation.took());
    generation.firstShown().ifPresent(time -> shown(source, time));
    if (generation.withheld() > 0) {
      meters.counter("reply_sentences_withheld").increment(generation.withheld());
    }
  }

  /** The first words of an answer were shown so long after its message. */
  public void firstWords(Duration afterTheMessage) {
    firstWords.record(afterTheMessage);
  }

  private void shown(String source, Duration time) {
    timer("reply_first_shown", "source", source).record(time);
  }

  private Timer timer(String name, String tag, String value) {
    return Timer.builder(name).tag(tag, value).publishPercentileHistogram().register(meters);
  }
}
