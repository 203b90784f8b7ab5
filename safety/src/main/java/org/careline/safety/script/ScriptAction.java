package org.careline.safety.script;

import java.util.Locale;

/**
 * Something the patient can do with one tap.
 *
 * @param value a phone number for CALL and TEXT, an https address for LINK
 */
public record ScriptAction(Kind kind, String label, String value) {

  /** What the tap does. */
  public enum Kind {
    CALL,
    TEXT,
    LINK;

    /** As on the wire: {@code call}, {@code text}, {@code link}. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
