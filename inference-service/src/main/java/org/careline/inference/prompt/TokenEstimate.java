package org.careline.inference.prompt;

import java.lang.Character.UnicodeScript;

/**
 * A cautious guess at how many tokens a text has, without a model's own tokenizer: four Latin
 * letters, two of another alphabet, or one Han character to a token.
 */
public final class TokenEstimate {

  private TokenEstimate() {}

  public static int of(String text) {
    int quarters = 0;
    for (int i = 0; i < text.length(); i++) {
      quarters += weight(text.charAt(i));
    }
    return (quarters + 3) / 4;
  }

  private static int weight(char c) {
    if (c < 0x250) {
      return 1;
    }
    return UnicodeScript.of(c) == UnicodeScript.HAN ? 4 : 2;
  }
}
