package org.careline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** An escalation: a patient for whom a human is sought. */
public record CaseId(@JsonValue UUID value) {

  public CaseId {
    Objects.requireNonNull(value, "value");
  }

  public static CaseId next() {
    return new CaseId(Uuid7.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  @JsonCreator
  public static CaseId of(String text) {
    return new CaseId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
