package org.careline.safety;

import java.util.List;
import java.util.Optional;
import org.careline.safety.text.Language;

/**
 * What the patient just said, with what helps to understand it.
 *
 * @param recent earlier turns, oldest first; only the last few are read
 * @param hint the language the patient chose, used where the text itself does not tell
 */
public record UserTurn(
    String text, List<Turn> recent, Optional<Language> hint, PatientFacts facts) {

  public UserTurn {
    recent = List.copyOf(recent);
  }

  public static UserTurn of(String text) {
    return new UserTurn(text, List.of(), Optional.empty(), PatientFacts.unknown());
  }

  public UserTurn after(List<Turn> earlier) {
    return new UserTurn(text, earlier, hint, facts);
  }

  /** With a language hint as a BCP 47 tag; an unknown one is no hint. */
  public UserTurn in(String languageTag) {
    return new UserTurn(text, recent, Language.of(languageTag), facts);
  }

  public UserTurn from(PatientFacts known) {
    return new UserTurn(text, recent, hint, known);
  }
}
