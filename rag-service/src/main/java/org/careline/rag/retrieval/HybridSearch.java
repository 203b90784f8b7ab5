package org.careline.rag.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.lucene.search.IndexSearcher;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.embedding.Embedder;
import org.careline.rag.retrieval.Fusion.Fused;
import org.careline.rag.retrieval.Fusion.Ranking;

/**
 * Answers a question with passages: by words and, in English, by meaning; fused; and nothing at all
 * where nothing reaches the floor. A question in another language gets passages of that language
 * first, then English ones, found by the medical words the glossary knows.
 */
final class HybridSearch {

  /** From the labelled sets: words break ties and catch names; meaning leads. */
  private static final double MEANING = 1.0;

  private static final double WORDS = 0.5;

  /** An article explains; a FAQ only states. Equal otherwise, the article comes first. */
  private static final double FAQ_PRIOR = 0.9;

  private static final int PER_DOCUMENT = 3;

  private final Embedder embedder;
  private final ScoreFloor floor;

  HybridSearch(Embedder embedder, ScoreFloor floor) {
    this.embedder = embedder;
    this.floor = floor;
  }

  List<Hit> search(IndexSearcher searcher, Question question) {
    try {
      var hits =
          new ArrayList<>(inLanguage(searcher, question, question.language(), question.text()));
      if (question.language() != Language.EN && hits.size() < question.limit()) {
        addEnglish(searcher, question, hits);
      }
      return hits.stream().limit(question.limit()).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void addEnglish(IndexSearcher searcher, Question question, List<Hit> hits)
      throws IOException {
    Optional<String> english = Glossary.toEnglish(question.text(), question.language());
    if (english.isPresent()) {
      var translations = new LinkedHashSet<String>();
      hits.forEach(hit -> translations.add(hit.id().document().value()));
      inLanguage(searcher, question, Language.EN, english.get()).stream()
          .filter(
              hit -> !translations.contains(hit.id().document() + "." + question.language().code()))
          .forEach(hits::add);
    }
  }

  private List<Hit> inLanguage(
      IndexSearcher searcher, Question question, Language language, String text)
      throws IOException {
    var allowed = Legs.allowed(question, language);
    var terms = QueryTerms.of(text, language, searcher.getIndexReader());
    var rankings = new ArrayList<Ranking>();
    rankings.add(new Ranking(WORDS, Legs.byWords(searcher, allowed, terms)));
    var vector =
        language == Language.EN ? Optional.of(embedder.query(text)) : Optional.<float[]>empty();
    if (vector.isPresent()) {
      rankings.add(new Ranking(MEANING, Legs.byMeaning(searcher, allowed, vector.get())));
    }
    var fused = Fusion.fuse(rankings);
    var passages = fused.stream().map(Fused::passage).toList();
    var candidates = new Candidates(searcher, passages);
    var covered = candidates.coverage(terms);
    var cosines =
        vector.isPresent() ? candidates.cosines(vector.get()) : Map.<Integer, OptionalDouble>of();
    var admitted =
        fused.stream()
            .filter(
                hit ->
                    floor.admits(
                        cosines.getOrDefault(hit.passage(), OptionalDouble.empty()),
                        covered.get(hit.passage())))
            .toList();
    return read(searcher, admitted, question);
  }

  private static List<Hit> read(IndexSearcher searcher, List<Fused> admitted, Question question)
      throws IOException {
    boolean mixed = question.kinds().size() > 1;
    var hits = new ArrayList<Hit>();
    var stored = searcher.storedFields();
    for (Fused fused : admitted.subList(0, Math.min(admitted.size(), question.limit() * 4))) {
      var hit = PassageFields.hit(stored.document(fused.passage()), fused.score());
      hits.add(mixed && hit.kind() == Kind.FAQ ? hit.scaled(FAQ_PRIOR) : hit);
    }
    hits.sort(Comparator.comparingDouble(Hit::score).reversed());
    var seen = new HashMap<String, Integer>();
    return hits.stream()
        .filter(
            hit ->
                seen.merge(hit.id().document().value(), 1, Integer::sum)
                    <= (hit.kind() == Kind.FAQ ? 1 : PER_DOCUMENT))
        .limit(question.limit())
        .toList();
  }
}
