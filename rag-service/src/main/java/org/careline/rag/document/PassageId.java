package org.careline.rag.document;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A citation's anchor: document, version and place. It means the same text for good, also after the
 * document has changed.
 */
public record PassageId(DocumentId document, int version, int ordinal) {

  private static final Pattern SHAPE = Pattern.compile("(.+)@(\\d{1,9})\\.(\\d{1,9})");

  public static Optional<PassageId> parse(String value) {
    var parts = SHAPE.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return DocumentId.parse(parts.group(1))
        .map(
            document ->
                new PassageId(
                    document, Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))));
  }

  @JsonValue
  @Override
  public String toString() {
    return document + "@" + version + "." + ordinal;
  }
}
