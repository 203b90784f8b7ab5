package org.careline.contracts.text;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;

/**
 * Text that may identify a patient or tell of their health. {@code toString} is masked, equality is
 * by content, and there is no accessor a serialiser would find: JSON holds it only as ciphertext,
 * through a codec that was given a key on purpose.
 */
public final class PhiText {

  private static final PhiText EMPTY = new PhiText("");

  private final String plain;

  private PhiText(String plain) {
    this.plain = plain;
  }

  public static PhiText of(String plain) {
    return Objects.requireNonNull(plain, "plain").isEmpty() ? EMPTY : new PhiText(plain);
  }

  public static PhiText empty() {
    return EMPTY;
  }

  /** The clear text. Call it where a person entitled to read it is the next reader. */
  public String reveal() {
    return plain;
  }

  @JsonIgnore
  public boolean isEmpty() {
    return plain.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhiText that && plain.equals(that.plain);
  }

  @Override
  public int hashCode() {
    return plain.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
