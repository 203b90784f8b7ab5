package org.careline.anomaly.interaction;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whose text a finding is in. */
public enum Target {
  USER,
  REPLY;

  @JsonValue
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
