package org.careline.rag.ingest;

import java.lang.Character.UnicodeScript;

/** Counts words. Chinese has no spaces: two characters count as one word. */
final class Words {

  private Words() {}

  private static final int LONG_WORD = 12;

  /** How much room a text takes: its words, or more where they are endless. */
  static int weight(String text) {
    return Math.max(count(text), text.length() / LONG_WORD);
  }

  static int count(String text) {
    int spaced = 0;
    int han = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (UnicodeScript.of(point) == UnicodeScript.HAN) {
        han++;
        inside = false;
      } else if (Character.isLetterOrDigit(point)) {
        spaced += inside ? 0 : 1;
        inside = true;
      } else if (Character.isWhitespace(point)) {
        inside = false;
      }
    }
    return spaced + (han + 1) / 2;
  }
}
