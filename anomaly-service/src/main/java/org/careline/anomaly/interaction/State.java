package org.careline.anomaly.interaction;

/** Where an interaction stands: in the pipeline, safe, waiting for a reviewer, or decided. */
public enum State {
  LOGGED,
  SAFE,
  PENDING,
  CONFIRMED,
  FALSE_POSITIVE
}
