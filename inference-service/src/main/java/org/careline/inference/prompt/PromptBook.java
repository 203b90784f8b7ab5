package org.careline.inference.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates, one per language, read from {@code prompts/<version>/<language>.md}. A change to a
 * template is a new version.
 */
public final class PromptBook {

  /** The version in use. */
  public static final String VERSION = "answer-v1";

  private static final List<String> LANGUAGES = List.of("en", "es", "zh", "hi");

  private final Map<String, String> templates = new HashMap<>();

  /** Reads every template; a missing one is an error at start. */
  public PromptBook() {
    for (String language : LANGUAGES) {
      templates.put(language, read("/prompts/" + VERSION + "/" + language + ".md"));
    }
  }

  /** The template of a language; English where there is none. */
  String template(String language) {
    return templates.getOrDefault(language, templates.get("en"));
  }

  private static String read(String resource) {
    try (InputStream in = PromptBook.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
