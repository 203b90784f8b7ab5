package org.careline.auth.throttle;

/** Counts attempts; an attempt is counted before it is made, so that many at once gain nothing. */
interface Attempts {

  /** Seconds to wait; 0 for an attempt that may be made, and was counted. */
  long admit(String key, Pauses pauses);

  /** Forgets every attempt. */
  void clear(String key);
}
