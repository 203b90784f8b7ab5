package org.careline.inference.prompt;

import java.util.List;
import org.careline.inference.model.Prompt.Utterance;

/**
 * What is to be answered.
 *
 * @param language ISO 639-1 of the answer: en, es, zh or hi
 * @param country ISO 3166-1 alpha-2, may be empty
 * @param window earlier turns, oldest first
 */
public record Question(String text, String language, String country, List<Utterance> window) {

  public Question {
    window = List.copyOf(window);
    country = country == null ? "" : country;
  }

  /** Masked: it holds what a patient wrote. */
  @Override
  public String toString() {
    return "Question[" + language + ", " + window.size() + " earlier]";
  }
}
