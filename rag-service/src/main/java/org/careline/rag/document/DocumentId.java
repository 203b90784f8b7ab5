package org.careline.rag.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A document's stable name: 1 to 120 letters, digits and {@code . _ ~ : -}; survives versions. */
public record DocumentId(@JsonValue String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~:-]{0,119}");

  public DocumentId {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a document id");
    }
  }

  public static Optional<DocumentId> parse(String value) {
    return value != null && SHAPE.matcher(value).matches()
        ? Optional.of(new DocumentId(value))
        : Optional.empty();
  }

  /** The id of a translation: the canonical English id, then the language. */
  public static DocumentId translated(String canonical, Language language) {
    return new DocumentId(language == Language.EN ? canonical : canonical + "." + language.code());
  }

  @Override
  public String toString() {
    return value;
  }
}
