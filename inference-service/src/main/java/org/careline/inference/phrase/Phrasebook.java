package org.careline.inference.phrase;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Fixed lines by language, read from {@code phrases/<language>.properties}. */
public final class Phrasebook {

  /** Languages Careline speaks; the first serves where a language is unknown. */
  public static final List<String> LANGUAGES = List.of("en", "es", "zh", "hi");

  private final Map<String, Map<Line, String>> lines = new HashMap<>();

  /** Reads every language; a missing line is an error at start. */
  public Phrasebook() {
    LANGUAGES.forEach(language -> lines.put(language, read(language)));
  }

  /**
   * @param language ISO 639-1; English where unknown
   */
  public String say(Line line, String language) {
    return lines.getOrDefault(language, lines.get("en")).get(line);
  }

  /** One of {@link #LANGUAGES} for a BCP 47 tag such as {@code es-MX}. */
  public static String spoken(String tag) {
    String primary = tag == null ? "" : tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    return LANGUAGES.contains(primary) ? primary : LANGUAGES.getFirst();
  }

  private static Map<Line, String> read(String language) {
    String resource = "/phrases/" + language + ".properties";
    Properties file = new Properties();
    try (var in = Objects.requireNonNull(Phrasebook.class.getResourceAsStream(resource));
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      file.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<Line, String> lines = new EnumMap<>(Line.class);
    for (Line line : Line.values()) {
      String text = file.getProperty(line.key());
      lines.put(line, Objects.requireNonNull(text, () -> resource + " lacks " + line.key()));
    }
    return lines;
  }
}
