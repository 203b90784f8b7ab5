package org.careline.inference.prompt;

import java.util.List;
import java.util.Optional;
import org.careline.inference.model.Prompt.Utterance;

/**
 * What is to be answered.
 *
 * @param language ISO 639-1 of the answer: en, es, zh or hi
 * @param country ISO 3166-1 alpha-2, may be empty
 * @param window earlier turns, oldest first
 * @param notice what is said before any answer, because the question itself must not wait
 */
public record Question(
    String text, String language, String country, List<Utterance> window, Optional<String> notice) {

  public Question {
    window = List.copyOf(window);
    country = country == null ? "" : country;
  }

  public Question(String text, String language, String country, List<Utterance> window) {
    this(text, language, country, window, Optional.empty());
  }

  /** Masked: it holds what a patient wrote. */
  @Override
  public String toString() {
    return "Question[" + language + ", " + window.size() + " earlier]";
  }
}
