package org.careline.inference.answer;

import org.careline.inference.model.Prompt.Utterance;
import org.careline.inference.model.Prompt.Voice;
import org.careline.inference.prompt.Question;

/** What to search for: the question, and for a short follow-up the patient's turn before it. */
final class SearchQuery {

  private static final int SHORT = 40;
  private static final int LONGEST = 500;

  private SearchQuery() {}

  static String of(Question question) {
    String text = question.text().strip();
    if (text.length() > SHORT) {
      return cut(text);
    }
    return question.window().reversed().stream()
        .filter(turn -> turn.voice() == Voice.USER)
        .map(Utterance::text)
        .findFirst()
        .map(before -> cut(text + "\n" + before))
        .orElse(text);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, splitsPair ? LONGEST - 1 : LONGEST);
  }
}
