package org.careline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** A patient's message and its reply, as the safety pipeline sees them. */
public record InteractionId(@JsonValue UUID value) {

  public InteractionId {
    Objects.requireNonNull(value, "value");
  }

  public static InteractionId next() {
    return new InteractionId(Uuid7.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  @JsonCreator
  public static InteractionId of(String text) {
    return new InteractionId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
