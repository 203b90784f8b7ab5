package org.careline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * An account, patient or staff. A patient's id also names the data key that encrypts their text.
 */
public record UserId(@JsonValue UUID value) {

  public UserId {
    Objects.requireNonNull(value, "value");
  }

  public static UserId next() {
    return new UserId(Uuid7.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  @JsonCreator
  public static UserId of(String text) {
    return new UserId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
