package org.careline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/** One message of a conversation, whoever wrote it. */
public record MessageId(@JsonValue UUID value) {

  public MessageId {
    Objects.requireNonNull(value, "value");
  }

  public static MessageId next() {
    return new MessageId(Uuid7.next());
  }

  /**
   * @throws IllegalArgumentException when the text is no UUID
   */
  @JsonCreator
  public static MessageId of(String text) {
    return new MessageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
