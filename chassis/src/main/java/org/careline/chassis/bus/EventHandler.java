package org.careline.chassis.bus;

import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;

/**
 * What a feature does when a fact arrives. Any CDI bean of this type is subscribed at start, in a
 * consumer group of its own.
 *
 * <p>Delivery is at least once: make the effect idempotent, as a rule with {@link
 * org.careline.chassis.persistence.Database#once}. Events of one key come one after another, others
 * side by side, on virtual threads. An exception is retried: without end while a store or the bus
 * is away, else a few times, then the event goes to the dead letters and the next one follows.
 */
public interface EventHandler<E> {

  Topic<E> topic();

  /** Stable: names the consumer group and the processed marks. */
  String name();

  void handle(Event<E> event) throws Exception;

  /**
   * Whether the handler needs what patients wrote. Where not, every text in the event is empty: it
   * is not unsealed for a count.
   */
  default boolean readsText() {
    return true;
  }

  /** How many keys may be worked on at once. */
  default int concurrency() {
    return 32;
  }
}
