package org.careline.rag.retrieval;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.careline.rag.document.Language;

/**
 * Words that make a sentence a question and say nothing of its subject ("what can I do about"), by
 * language, from {@code retrieval/function-words.<language>.txt}.
 */
final class FunctionWords {

  private static final Map<Language, Pattern> PATTERNS = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      PATTERNS.put(language, pattern(language));
    }
  }

  private FunctionWords() {}

  static String without(String text, Language language) {
    return PATTERNS.get(language).matcher(text).replaceAll(" ");
  }

  private static Pattern pattern(Language language) {
    var words =
        lines("/retrieval/function-words." + language.code() + ".txt").stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    // Chinese runs its words together; elsewhere a word ends where letters and marks end.
    var bounded =
        language == Language.ZH ? words : "(?<![\\p{L}\\p{M}'])" + words + "(?![\\p{L}\\p{M}'])";
    return Pattern.compile(bounded, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  static List<String> lines(String resource) {
    try (var stream = FunctionWords.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing on the classpath: " + resource);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
