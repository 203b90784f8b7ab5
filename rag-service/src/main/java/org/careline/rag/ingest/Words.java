package org.careline.rag.ingest;

import java.lang.Character.UnicodeScript;

/** Counts words. Chinese has no spaces: two characters count as one word. */
final class Words {

  private Words() {}

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
