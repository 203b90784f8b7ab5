package org.careline.safety.text;

import java.util.Map;
import org.careline.safety.text.Tokens.Kind;

/** Cuts text into folded tokens in one pass, whatever the script. */
public final class Tokenizer {

  private static final Map<Integer, String> EMOJI =
      Map.of(0x1F48A, "pills", 0x1F52A, "knife", 0x1F52B, "gun", 0x1FA78, "blood");

  private final String text;
  private final Tokens tokens = new Tokens();
  private final StringBuilder word = new StringBuilder();
  private int wordStart;
  private int wordEnd;
  private boolean number;

  private Tokenizer(String text) {
    this.text = text;
  }

  /** The tokens of {@code text}; never fails, whatever the text holds. */
  public static Tokens tokenize(String text) {
    return new Tokenizer(text).run();
  }

  private Tokens run() {
    int at = 0;
    while (at < text.length()) {
      int raw = text.codePointAt(at);
      int next = at + Character.charCount(raw);
      read(raw, at, next);
      at = next;
    }
    flush();
    return tokens;
  }

  private void read(int raw, int start, int end) {
    int folded = Folding.fold(raw);
    if (folded == Folding.IGNORE) {
      return;
    }
    if (isHan(folded)) {
      flush();
      tokens.add(Character.toString(folded), Kind.WORD, start, end);
    } else if (Character.isLetterOrDigit(folded) || isMark(folded)) {
      append(folded, start, end);
    } else {
      punctuate(folded, start, end);
    }
  }

  private void append(int folded, int start, int end) {
    boolean digit = folded >= '0' && folded <= '9';
    if (word.isEmpty()) {
      wordStart = start;
      number = digit;
    } else if (number && !digit) {
      flush();
      wordStart = start;
      number = false;
    }
    if (!isThirdInARow(folded) || digit) {
      word.appendCodePoint(folded);
    }
    wordEnd = end;
  }

  private boolean isThirdInARow(int folded) {
    int length = word.length();
    return length >= 2 && word.charAt(length - 1) == folded && word.charAt(length - 2) == folded;
  }

  private void punctuate(int folded, int start, int end) {
    if (joinsWord(folded, end)) {
      if (folded != '\'') {
        word.append('.');
      }
      return;
    }
    flush();
    switch (folded) {
      case '.', '…' -> addDot(start, end);
      case '!', ';', '\n', '।', '。', '॥' -> add(Kind.STOP, start, end);
      case '?', '¿' -> add(folded == '?' ? Kind.QUESTION : Kind.COMMA, start, end);
      case ',', ':', '(', ')', '—', '–', '،', '|' -> add(Kind.COMMA, start, end);
      default -> addEmoji(folded, start, end);
    }
  }

  /** An apostrophe inside a word, or the decimal point of a number. */
  private boolean joinsWord(int folded, int end) {
    if (word.isEmpty() || end >= text.length()) {
      return false;
    }
    int following = text.charAt(end);
    if (folded == '\'') {
      return Character.isLetter(following);
    }
    boolean point = folded == '.' || folded == ',';
    return point && number && word.indexOf(".") < 0 && following >= '0' && following <= '9';
  }

  /** Two dots or more are a pause, one is an end. */
  private void addDot(int start, int end) {
    boolean pause =
        text.charAt(start) == '…'
            || end < text.length() && text.charAt(end) == '.'
            || start > 0 && text.charAt(start - 1) == '.';
    add(pause ? Kind.COMMA : Kind.STOP, start, end);
  }

  private void addEmoji(int folded, int start, int end) {
    String meaning = EMOJI.get(folded);
    if (meaning != null) {
      tokens.add(meaning, Kind.WORD, start, end);
    }
  }

  private void add(Kind kind, int start, int end) {
    if (tokens.lastKind() != kind) {
      tokens.add("", kind, start, end);
    }
  }

  private void flush() {
    if (!word.isEmpty()) {
      tokens.add(word.toString(), number ? Kind.NUMBER : Kind.WORD, wordStart, wordEnd);
      word.setLength(0);
      number = false;
    }
  }

  /** Whether the code point is a Han ideograph. */
  static boolean isHan(int codePoint) {
    return codePoint >= 0x4E00 && codePoint <= 0x9FFF || codePoint >= 0x3400 && codePoint <= 0x4DBF;
  }

  private static boolean isMark(int codePoint) {
    return codePoint >= 0x900 && codePoint <= 0x963 && codePoint != 0x93C;
  }
}
