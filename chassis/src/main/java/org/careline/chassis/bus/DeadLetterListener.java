package org.careline.chassis.bus;

import java.util.UUID;

/**
 * Learns of every dead letter of every service. Both calls may come again: make them idempotent.
 */
public interface DeadLetterListener {

  /** A consumer gave up on an event, for the first time or after a replay. */
  void kept(DeadLetter letter);

  /** The consumer took the replayed event. */
  void handled(UUID letter);
}
