package org.careline.inference.model;

import java.time.Duration;
import java.util.Optional;

/** A model did not answer. Carries no text of prompt or answer. */
public final class ModelFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final transient Optional<Duration> retryAfter;

  public ModelFault(Fault fault) {
    this(fault, Optional.empty());
  }

  /**
   * @param retryAfter how long the model asked to be left alone
   */
  public ModelFault(Fault fault, Optional<Duration> retryAfter) {
    super(fault.name(), null, false, false);
    this.fault = fault;
    this.retryAfter = retryAfter;
  }

  public Fault fault() {
    return fault;
  }

  public Optional<Duration> retryAfter() {
    return retryAfter == null ? Optional.empty() : retryAfter;
  }
}
