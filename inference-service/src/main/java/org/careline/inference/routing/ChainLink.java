package org.careline.inference.routing;

import java.util.concurrent.Semaphore;
import org.careline.inference.model.LanguageModel;
import org.careline.inference.model.ModelName;

/** A model's place in the chain: the model, its limits, its breaker and its slots. */
public record ChainLink(
    LanguageModel model, AttemptLimits limits, Breaker breaker, Semaphore slots) {

  public ChainLink(LanguageModel model, AttemptLimits limits, Breaker breaker) {
    this(model, limits, breaker, new Semaphore(limits.concurrent(), true));
  }

  public ModelName name() {
    return model.name();
  }
}
