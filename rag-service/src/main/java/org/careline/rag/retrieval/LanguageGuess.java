package org.careline.rag.retrieval;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;
import org.careline.rag.document.Language;

/** The language of a question nobody named: by script, and Spanish by its marks and small words. */
public final class LanguageGuess {

  private static final Pattern SPANISH =
      Pattern.compile(
          "[¿¡ñáéíóú]|(?<!\\p{L})(el|los|las|una|del|por|qué|que|cómo|como|tengo|puedo|me|mi|para|con"
              + "|duele|dolor|es)(?!\\p{L})",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int TELLING = 2;

  private LanguageGuess() {}

  public static Language of(String text) {
    long devanagari = count(text, UnicodeScript.DEVANAGARI);
    long han = count(text, UnicodeScript.HAN);
    if (devanagari > 0 && devanagari >= han) {
      return Language.HI;
    }
    if (han > 0) {
      return Language.ZH;
    }
    return SPANISH.matcher(text).results().limit(TELLING).count() == TELLING
        ? Language.ES
        : Language.EN;
  }

  private static long count(String text, UnicodeScript script) {
    return text.codePoints().filter(point -> UnicodeScript.of(point) == script).count();
  }
}
