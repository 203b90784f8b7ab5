package org.careline.inference.routing;

import java.time.Duration;

/** Waits. Replaced in tests. */
@FunctionalInterface
public interface Pause {

  void of(Duration time) throws InterruptedException;
}
