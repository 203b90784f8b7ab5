package org.careline.analytics.deadletter;

/** Where a dead letter stands. One that fails again after a replay is open again. */
enum LetterState {
  OPEN,
  REPLAYING,
  HANDLED
}
