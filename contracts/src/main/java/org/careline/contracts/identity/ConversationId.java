package org.careline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** A conversation between one patient and Careline. */
public record ConversationId(@JsonValue UUID value) {

  public ConversationId {
    Objects.requireNonNull(value, "value");
  }

  public static ConversationId next() {
    return new ConversationId(Uuid7.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  @JsonCreator
  public static ConversationId of(String text) {
    return new ConversationId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
