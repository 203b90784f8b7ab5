package org.careline.safety.match;

/** Letters written as digits to slip past filters: {@code k1ll}, {@code su1c1de}. */
final class Leet {

  private static final String DIGITS = "013457";
  private static final String LETTERS = "oieast";

  private Leet() {}

  /** The word with its digits read as letters, where it mixes both; else the word itself. */
  static String plain(String word) {
    boolean mixed = false;
    for (int i = 1; i < word.length(); i++) {
      mixed |= DIGITS.indexOf(word.charAt(i)) >= 0;
    }
    if (!mixed || !Character.isLetter(word.charAt(0))) {
      return word;
    }
    StringBuilder plain = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      int digit = DIGITS.indexOf(word.charAt(i));
      plain.append(digit < 0 ? word.charAt(i) : LETTERS.charAt(digit));
    }
    return plain.toString();
  }
}
