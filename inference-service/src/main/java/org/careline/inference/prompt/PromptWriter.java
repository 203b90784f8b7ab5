package org.careline.inference.prompt;

import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import org.careline.inference.model.Prompt;
import org.careline.inference.model.Prompt.Utterance;
import org.careline.inference.model.Prompt.Voice;
import org.careline.inference.passage.Passage;

/**
 * Writes a prompt within a budget: instructions and question always, then passages, then window.
 */
public final class PromptWriter {

  private static final int LONGEST_QUESTION = 1500;

  private final PromptBook book;
  private final int budget;

  /**
   * @param budget tokens a prompt may have, estimated
   */
  public PromptWriter(PromptBook book, int budget) {
    this.book = book;
    this.budget = budget;
  }

  public Prompt write(Question question, List<Passage> passages) {
    Utterance system = new Utterance(Voice.SYSTEM, book.template(question.language()));
    String asked = Fence.patient(shortened(question.text()));
    int left = budget - TokenEstimate.of(system.text()) - TokenEstimate.of(asked);
    String known = known(passages, left * 3 / 4);
    left -= TokenEstimate.of(known);
    List<Utterance> utterances = new ArrayList<>();
    utterances.add(system);
    utterances.addAll(recent(question.window(), left));
    utterances.add(new Utterance(Voice.USER, known + "\n\n" + asked));
    return new Prompt(PromptBook.VERSION, utterances);
  }

  /** As many passages as fit, best first. Their numbers are their places in the list. */
  private static String known(List<Passage> passages, int budget) {
    StringBuilder known = new StringBuilder("<passages>\n");
    int left = budget;
    for (int i = 0; i < passages.size(); i++) {
      Passage passage = passages.get(i);
      String fenced = Fence.passage(i + 1, title(passage), passage.text());
      left -= TokenEstimate.of(fenced);
      if (left < 0) {
        break;
      }
      known.append(fenced).append('\n');
    }
    return known.append("</passages>").toString();
  }

  private static String title(Passage passage) {
    return passage.heading().isEmpty()
        ? passage.title()
        : passage.title() + ": " + passage.heading();
  }

  /** The latest turns that fit, beginning with one of the patient's. */
  private static List<Utterance> recent(List<Utterance> window, int budget) {
    LinkedList<Utterance> kept = new LinkedList<>();
    int left = budget;
    for (Utterance turn : window.reversed()) {
      Utterance fenced =
          turn.voice() == Voice.USER
              ? new Utterance(Voice.USER, Fence.patient(turn.text()))
              : new Utterance(Voice.ASSISTANT, turn.text());
      left -= TokenEstimate.of(fenced.text());
      if (left < 0) {
        break;
      }
      kept.addFirst(fenced);
    }
    while (!kept.isEmpty() && kept.getFirst().voice() != Voice.USER) {
      kept.removeFirst();
    }
    return kept;
  }

  private static String shortened(String text) {
    if (TokenEstimate.of(text) <= LONGEST_QUESTION) {
      return text;
    }
    int end = LONGEST_QUESTION;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
