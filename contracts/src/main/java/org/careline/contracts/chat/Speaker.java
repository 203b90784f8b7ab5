package org.careline.contracts.chat;

/** Who said it. */
public enum Speaker {
  PATIENT,
  ASSISTANT,
  STAFF
}
