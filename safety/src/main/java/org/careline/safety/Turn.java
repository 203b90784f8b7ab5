package org.careline.safety;

/** One earlier turn of the conversation. */
public record Turn(Speaker speaker, String text) {

  /** Who spoke. */
  public enum Speaker {
    PATIENT,
    ASSISTANT,
    STAFF
  }

  public static Turn patient(String text) {
    return new Turn(Speaker.PATIENT, text);
  }

  public static Turn assistant(String text) {
    return new Turn(Speaker.ASSISTANT, text);
  }
}
