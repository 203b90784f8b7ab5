package org.careline.inference.routing;

/** Is told of every call to a model. */
@FunctionalInterface
public interface AttemptObserver {

  void ended(Attempt attempt);
}
