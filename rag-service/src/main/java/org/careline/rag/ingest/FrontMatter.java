package org.careline.rag.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code key: value} lines between {@code ---} lines at the top of a Markdown file. Values are
 * plain text to the end of the line; nothing is evaluated.
 *
 * @param body the file without them
 */
public record FrontMatter(Map<String, String> values, String body) {

  private static final String FENCE = "---";

  public FrontMatter {
    values = Map.copyOf(values);
  }

  /** A file without front matter is all body. So is one whose front matter never ends. */
  public static FrontMatter of(String text) {
    var lines = text.split("\n", -1);
    if (!lines[0].strip().equals(FENCE)) {
      return new FrontMatter(Map.of(), text);
    }
    var values = new LinkedHashMap<String, String>();
    int consumed = lines[0].length() + 1;
    for (int i = 1; i < lines.length; i++) {
      consumed += lines[i].length() + 1;
      if (lines[i].strip().equals(FENCE)) {
        return new FrontMatter(values, text.substring(Math.min(consumed, text.length())).strip());
      }
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        values.put(lines[i].substring(0, colon).strip(), unquoted(lines[i].substring(colon + 1)));
      }
    }
    return new FrontMatter(Map.of(), text);
  }

  public Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
  }

  private static String unquoted(String raw) {
    var value = raw.strip();
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
