package org.careline.analytics.rollup;

import java.util.Locale;

/** The names of the figures, as they stand in the tables. */
public enum Metric {
  MESSAGES,
  REPLIES,
  FAILED_REPLIES,
  REPLY_SOURCE,
  LEVEL,
  LANGUAGE,
  CATEGORY,
  FLAGGED,
  CASES,
  RESOLVED_CASES,
  REVIEWS,
  CONFIRMED,
  FALSE_POSITIVES,
  FEEDBACK_UP,
  FEEDBACK_DOWN,
  REGISTRATIONS,
  REPLY_MILLIS,
  ACCEPT_MILLIS,
  PATIENT,
  CONVERSATION;

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
