package org.careline.inference.guard;

import java.util.Locale;
import java.util.Set;

/**
 * Finds where a sentence ends in text that is still growing. Says so only when words yet to come
 * cannot change it. Knows English, Spanish, Chinese and Hindi marks, abbreviations, list numbers,
 * Markdown closers and citation markers.
 */
public final class SentenceSplitter {

  /** Text without any end is cut here, so that nothing is held for ever. */
  static final int LONGEST = 500;

  private static final int LONGEST_MARKER = 6;

  private static final String ENDS_AT_ONCE = "。！？｡।॥";
  private static final String CLOSERS = "\"'”’»)]*_」』）";
  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "dr", "dra", "mr", "mrs", "ms", "prof", "st", "vs", "e.g", "i.e", "approx", "no", "fig",
          "sr", "sra", "srta", "ud", "uds", "p", "ej", "pág", "núm", "aprox", "ee", "uu", "inc",
          "jr", "dept", "tel", "डॉ", "श्री", "प्रो");

  private SentenceSplitter() {}

  /** What the text says about its first sentence. */
  private enum Mark {
    NO_END,
    END,
    UNKNOWN_YET
  }

  /**
   * @param whole whether no more text will come
   * @return the index after the first sentence and its trailing space; 0 when there is none yet
   */
  public static int firstEnd(CharSequence text, boolean whole) {
    boolean words = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' && words) {
        return i + 1;
      }
      words |= Character.isLetterOrDigit(c);
      if (ENDS_AT_ONCE.indexOf(c) >= 0) {
        return afterClosers(text, i + 1);
      }
      if (c == '.' || c == '!' || c == '?') {
        int next = afterClosers(text, i + 1);
        switch (weigh(text, i, next, whole)) {
          case END -> {
            return afterMarkers(text, next);
          }
          case UNKNOWN_YET -> {
            return tooLong(text);
          }
          case NO_END -> {}
        }
      }
    }
    return whole ? text.length() : tooLong(text);
  }

  private static Mark weigh(CharSequence text, int stop, int next, boolean whole) {
    if (next >= text.length()) {
      return whole ? Mark.END : Mark.UNKNOWN_YET;
    }
    if (!Character.isWhitespace(text.charAt(next))) {
      return Mark.NO_END;
    }
    if (text.charAt(stop) == '.' && (isAbbreviation(text, stop) || isListNumber(text, stop))) {
      return Mark.NO_END;
    }
    int following = afterSpace(text, next);
    if (following >= text.length()) {
      boolean newLine = text.toString().indexOf('\n', next) >= 0;
      return whole || newLine ? Mark.END : Mark.UNKNOWN_YET;
    }
    char first = text.charAt(following);
    if (first == '[') {
      return whole || markersEnd(text, next) ? Mark.END : Mark.UNKNOWN_YET;
    }
    return text.charAt(stop) == '.' && Character.isLowerCase(first) ? Mark.NO_END : Mark.END;
  }

  private static boolean isAbbreviation(CharSequence text, int stop) {
    int start = stop;
    while (start > 0 && isWordPart(text.charAt(start - 1))) {
      start--;
    }
    String word = text.subSequence(start, stop).toString();
    boolean initial = word.length() == 1 && Character.isUpperCase(word.charAt(0));
    return initial || ABBREVIATIONS.contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean isWordPart(char c) {
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK
        || c == '.';
  }

  private static boolean isListNumber(CharSequence text, int stop) {
    int start = stop;
    while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start < stop && text.subSequence(0, start).toString().isBlank();
  }

  private static int afterClosers(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && (CLOSERS.indexOf(text.charAt(i)) >= 0 || isStop(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  private static boolean isStop(char c) {
    return c == '.' || c == '!' || c == '?' || ENDS_AT_ONCE.indexOf(c) >= 0;
  }

  /** Markers such as {@code [1][2]} belong to the sentence before them. */
  private static int afterMarkers(CharSequence text, int from) {
    int end = from;
    int i = afterSpace(text, from);
    while (i < text.length() && text.charAt(i) == '[') {
      int digit = i + 1;
      while (digit < text.length() && Character.isDigit(text.charAt(digit))) {
        digit++;
      }
      if (digit == i + 1 || digit >= text.length() || text.charAt(digit) != ']') {
        break;
      }
      end = digit + 1;
      i = afterSpace(text, end);
    }
    return end;
  }

  /** Whether no further marker can follow the ones that are there. */
  private static boolean markersEnd(CharSequence text, int from) {
    int end = afterMarkers(text, from);
    int rest = afterSpace(text, end);
    if (rest >= text.length()) {
      return text.toString().indexOf('\n', end) >= 0;
    }
    boolean marker = text.charAt(rest) == '[' && text.length() - rest < LONGEST_MARKER;
    return !marker || text.toString().indexOf(']', rest) >= 0;
  }

  private static int afterSpace(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int tooLong(CharSequence text) {
    if (text.length() < LONGEST) {
      return 0;
    }
    for (int i = LONGEST - 1; i > LONGEST / 2; i--) {
      if (Character.isWhitespace(text.charAt(i)) || "，、；".indexOf(text.charAt(i)) >= 0) {
        return i + 1;
      }
    }
    return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
  }
}
