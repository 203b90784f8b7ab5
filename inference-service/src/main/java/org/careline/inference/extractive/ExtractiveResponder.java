package org.careline.inference.extractive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.careline.inference.passage.Knowledge;
import org.careline.inference.passage.Passage;
import org.careline.inference.phrase.Line;
import org.careline.inference.phrase.Phrasebook;
import org.careline.inference.prompt.Question;

/**
 * Answers with sentences of reviewed passages, unchanged and marked with their source. Markers are
 * places in the list of passages it was given, as a model's are.
 */
public final class ExtractiveResponder {

  private static final int MOST_PASSAGES = 3;
  private static final int FIRST_BUDGET = 620;
  private static final int NEXT_BUDGET = 420;

  private final Phrasebook phrases;
  private final SmallTalk smallTalk;

  public ExtractiveResponder(Phrasebook phrases, SmallTalk smallTalk) {
    this.phrases = phrases;
    this.smallTalk = smallTalk;
  }

  /** The fixed answer to a message that is small talk and nothing else. */
  public Optional<Line> smallTalk(Question question) {
    return smallTalk.answer(question.text(), question.language());
  }

  /** An answer as Markdown. Never empty. */
  public String answer(Question question, Knowledge knowledge) {
    String language = question.language();
    return smallTalk(question)
        .map(line -> phrases.say(line, language))
        .orElseGet(
            () ->
                switch (knowledge) {
                  case Knowledge.Unavailable _ -> phrases.say(Line.KNOWLEDGE_AWAY, language);
                  case Knowledge.Found found -> fromPassages(question, found.passages());
                });
  }

  private String fromPassages(Question question, List<Passage> all) {
    Relevance relevance = new Relevance(question.text(), all);
    List<Passage> relevant = relevance.relevant(inBestLanguage(all, question.language()));
    if (relevant.isEmpty()) {
      return phrases.say(Line.NOTHING_KNOWN, question.language());
    }
    return compose(question, relevance, chosen(relevant), all);
  }

  /** Passages in the patient's language where there are any: else whatever was found. */
  private static List<Passage> inBestLanguage(List<Passage> passages, String language) {
    List<Passage> own =
        passages.stream()
            .filter(passage -> Phrasebook.spoken(passage.language()).equals(language))
            .toList();
    return own.isEmpty() ? passages : own;
  }

  /** The best passage and others of its document: an answer has one subject. */
  private static List<Passage> chosen(List<Passage> relevant) {
    String document = relevant.getFirst().documentId();
    List<Passage> chosen = new ArrayList<>();
    relevant.stream()
        .filter(passage -> passage.documentId().equals(document))
        .limit(MOST_PASSAGES)
        .forEach(chosen::add);
    return chosen;
  }

  private String compose(
      Question question, Relevance relevance, List<Passage> chosen, List<Passage> all) {
    String language = question.language();
    Passage best = chosen.getFirst();
    StringBuilder answer = new StringBuilder(opening(best, language));
    for (Passage passage : chosen) {
      int budget = passage == best ? FIRST_BUDGET : NEXT_BUDGET;
      List<Fragment> quoted = quoted(passage, relevance, budget);
      String marker = " [" + (all.indexOf(passage) + 1) + "]";
      answer.append("\n\n").append(heading(passage, chosen)).append(text(quoted, marker, language));
    }
    return answer.append("\n\n").append(phrases.say(Line.GUIDE_CLOSING, language)).toString();
  }

  /** Where there are several sections, each says what it is. */
  private static String heading(Passage passage, List<Passage> chosen) {
    boolean named = chosen.size() > 1 && !passage.heading().isEmpty();
    return named ? "**" + passage.heading() + "**\n\n" : "";
  }

  private String opening(Passage best, String language) {
    boolean own = Phrasebook.spoken(best.language()).equals(language);
    String opening = phrases.say(Line.GUIDE_OPENING, language).replace("{title}", best.title());
    return own ? opening : opening + "\n\n" + phrases.say(Line.GUIDE_FOREIGN, language);
  }

  /**
   * The run of pieces that speaks best to the question within the budget of characters. A run
   * begins with a paragraph and leaves nothing out: a sentence alone may lean on the one before it.
   */
  private static List<Fragment> quoted(Passage passage, Relevance relevance, int budget) {
    List<Fragment> fragments = Fragment.in(passage.text());
    List<Fragment> best = List.of();
    double bestScore = -1;
    for (int start = 0; start < fragments.size(); start++) {
      if (beginsParagraph(fragments, start)) {
        List<Fragment> run = run(fragments, start, budget);
        double score = run.stream().mapToDouble(f -> relevance.of(f.terms())).sum();
        if (score > bestScore) {
          best = run;
          bestScore = score;
        }
      }
    }
    return best;
  }

  private static boolean beginsParagraph(List<Fragment> fragments, int at) {
    return at == 0 || fragments.get(at).paragraph() != fragments.get(at - 1).paragraph();
  }

  private static List<Fragment> run(List<Fragment> fragments, int start, int budget) {
    int end = start + 1;
    int length = fragments.get(start).text().length();
    while (end < fragments.size() && length + fragments.get(end).text().length() <= budget) {
      length += fragments.get(end).text().length();
      end++;
    }
    return fragments.subList(start, end);
  }

  private static String text(List<Fragment> quoted, String marker, String language) {
    StringBuilder text = new StringBuilder();
    String gap = "zh".equals(language) ? "" : " ";
    for (int i = 0; i < quoted.size(); i++) {
      Fragment fragment = quoted.get(i);
      if (i > 0) {
        boolean flows = !fragment.list() && fragment.paragraph() == quoted.get(i - 1).paragraph();
        text.append(flows ? gap : marker + "\n\n");
      }
      text.append(fragment.text());
    }
    return text.append(marker).toString();
  }
}
