package org.careline.inference.extractive;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.careline.inference.phrase.Line;

/** Knows whole messages that need no guide: a greeting, thanks, a wish for a person. */
public final class SmallTalk {

  private static final String RESOURCE = "/phrases/smalltalk.properties";
  private static final int LONGEST = 80;
  private static final Pattern MARKS =
      Pattern.compile("^[\\p{Punct}\\p{So}\\s¡¿！？。，]+|[\\p{Punct}\\p{So}\\s！？。，।]+$");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private final Map<String, Map<Line, Pattern>> patterns = read();

  /**
   * The line that answers the message, when it is small talk and nothing else.
   *
   * @param language ISO 639-1; English is understood in any
   */
  public Optional<Line> answer(String message, String language) {
    if (message.length() > LONGEST) {
      return Optional.empty();
    }
    String bare = MARKS.matcher(message.toLowerCase(Locale.ROOT).replace('’', '\'')).replaceAll("");
    String plain = SPACE.matcher(bare).replaceAll(" ");
    return match(plain, language).or(() -> match(plain, "en"));
  }

  private Optional<Line> match(String plain, String language) {
    return patterns.getOrDefault(language, Map.of()).entrySet().stream()
        .filter(entry -> entry.getValue().matcher(plain).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Map<String, Map<Line, Pattern>> read() {
    Properties file = new Properties();
    try (var in = Objects.requireNonNull(SmallTalk.class.getResourceAsStream(RESOURCE));
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      file.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, Map<Line, Pattern>> patterns = new HashMap<>();
    for (String key : file.stringPropertyNames()) {
      String[] parts = key.split("\\.");
      patterns
          .computeIfAbsent(parts[0], _ -> new EnumMap<>(Line.class))
          .put(Line.valueOf(parts[1]), Pattern.compile(file.getProperty(key)));
    }
    return patterns;
  }
}
