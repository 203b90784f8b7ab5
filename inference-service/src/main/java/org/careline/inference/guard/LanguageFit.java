package org.careline.inference.guard;

import java.lang.Character.UnicodeScript;

/**
 * Whether a text is written in the script of the language it was asked for in. Coarse on purpose:
 * it catches the model that answers a Hindi question in English, not a loan word.
 */
final class LanguageFit {

  private static final int ENOUGH_LETTERS = 12;

  private LanguageFit() {}

  /** Whether all letters so far are of the language's script, and there is one. */
  static boolean beginsIn(String text, String language) {
    UnicodeScript wanted = script(language);
    return text.codePoints().anyMatch(Character::isLetter)
        && text.codePoints()
            .filter(Character::isLetter)
            .allMatch(c -> UnicodeScript.of(c) == wanted);
  }

  /**
   * @param language ISO 639-1
   */
  static boolean fits(String text, String language) {
    UnicodeScript wanted = script(language);
    long letters = text.codePoints().filter(Character::isLetter).count();
    if (letters < ENOUGH_LETTERS) {
      return true;
    }
    long right =
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> UnicodeScript.of(c) == wanted)
            .count();
    return right * 4 >= letters;
  }

  private static UnicodeScript script(String language) {
    return switch (language) {
      case "zh" -> UnicodeScript.HAN;
      case "hi" -> UnicodeScript.DEVANAGARI;
      default -> UnicodeScript.LATIN;
    };
  }
}
