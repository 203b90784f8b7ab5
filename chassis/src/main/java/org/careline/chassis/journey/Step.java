package org.careline.chassis.journey;

import java.util.Locale;

/** The steps, in the order a patient meets them. */
public enum Step {
  /** From the message to its first safety score. */
  SCORED,
  /** From the message to the first words of the answer; not for scripted answers. */
  FIRST_WORDS,
  /**
   * From the message to the stored answer; not for scripted answers, which come with acceptance.
   */
  ANSWERED,
  /** From the event that showed the risk to the open case. */
  CASE_OPENED,
  /** From the open case to the clinician who took it. */
  CASE_ACCEPTED,
  /** From the open case to the first word a human wrote. */
  HUMAN_WORD;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
