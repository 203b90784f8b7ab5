package org.careline.inference.extractive;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.careline.inference.passage.Passage;

/**
 * How well passages and their pieces speak to a question, by the words they share: rare words count
 * more than common ones. The search has ranked the passages already; this decides whether they are
 * on the matter at all.
 */
final class Relevance {

  private static final double TITLE_BONUS = 1.5;
  private static final double LEAST_SHARE = 0.45;
  private static final double HEADING_SHARE = 0.6;
  private static final int HEADING_WORDS = 3;

  private final Set<String> asked;
  private final Set<String> words;
  private final Map<String, Double> weights = new HashMap<>();
  private final double most;

  Relevance(String question, List<Passage> passages) {
    this.asked = Terms.of(question);
    this.words = Terms.words(question);
    List<Set<String>> texts = passages.stream().map(passage -> Terms.of(words(passage))).toList();
    for (String term : asked) {
      long holding = texts.stream().filter(text -> text.contains(term)).count();
      weights.put(term, Math.log(1 + (texts.size() + 1.0) / (holding + 0.5)));
    }
    this.most = weights.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The passages that speak to the question, best first. */
  List<Passage> relevant(List<Passage> passages) {
    Map<Passage, Double> scores = new HashMap<>();
    for (int rank = 0; rank < passages.size(); rank++) {
      double score = score(passages.get(rank));
      if (score > 0) {
        scores.put(passages.get(rank), score + most / (2.0 + rank));
      }
    }
    return passages.stream()
        .filter(scores::containsKey)
        .sorted(Comparator.comparing(scores::get).reversed())
        .toList();
  }

  double of(Set<String> terms) {
    return asked.stream().filter(terms::contains).mapToDouble(weights::get).sum();
  }

  /** Zero unless the title is on the matter or enough of the question is in the text. */
  private double score(Passage passage) {
    double title = of(Terms.of(passage.title()));
    double shared = of(Terms.of(words(passage)));
    boolean onTheMatter = title > 0 || (most > 0 && shared / most >= LEAST_SHARE);
    return onTheMatter ? shared + TITLE_BONUS * title + most * heading(passage) : 0;
  }

  /** "What can I do about ..." asks for the section "What you can do", by its plainest words. */
  private double heading(Passage passage) {
    Set<String> heading = Terms.words(passage.heading());
    long shared = heading.stream().filter(words::contains).count();
    double share = heading.isEmpty() ? 0 : (double) shared / heading.size();
    return shared >= HEADING_WORDS && share >= HEADING_SHARE ? share : 0;
  }

  private static String words(Passage passage) {
    return String.join("\n", passage.title(), passage.heading(), passage.text());
  }
}
