package org.careline.analytics.rollup;

import org.careline.chassis.bus.EventHandler;
import org.careline.contracts.event.Event;

/** Counts the events of one topic. No count needs what a patient wrote. */
interface EventCounter<E> extends EventHandler<E> {

  /** What the event adds. Depends on the event alone, so that counting again gives the same. */
  Rollup rollup(Event<E> event);

  @Override
  default boolean readsText() {
    return false;
  }

  @Override
  default int concurrency() {
    return 4;
  }
}
