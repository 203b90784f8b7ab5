package org.careline.inference.prompt;

import java.util.regex.Pattern;

/** Marks text as data. Text cannot close its own fence. */
final class Fence {

  private static final Pattern FENCE =
      Pattern.compile("<(?=\\s*/?\\s*(?:passages?|patient)\\b)", Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTE = Pattern.compile("[\"\\r\\n]");

  private Fence() {}

  static String patient(String text) {
    return "<patient>\n" + harmless(text) + "\n</patient>";
  }

  static String passage(int number, String title, String text) {
    String safeTitle = QUOTE.matcher(harmless(title)).replaceAll(" ");
    return "<passage n=\"%d\" title=\"%s\">\n%s\n</passage>"
        .formatted(number, safeTitle, harmless(text));
  }

  private static String harmless(String text) {
    return FENCE.matcher(text).replaceAll("‹");
  }
}
