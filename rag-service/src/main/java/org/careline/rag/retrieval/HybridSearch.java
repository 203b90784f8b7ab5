package org.careline.rag.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.lucene.search.IndexSearcher;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.embedding.Embedder;
import org.careline.rag.retrieval.Fusion.Fused;
import org.careline.rag.retrieval.Fusion.Ranking;

/**
 * Answers a question with passages: by words and by meaning, fused; and nothing at all where
 * nothing reaches the floor. The encoder reads English only: a question in another language is
 * searched by its own words and, through the glossary, by its meaning in English; English finds
 * become their translations where there are any, and follow as they are where there are none.
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
      return question.language() == Language.EN
          ? inEnglish(searcher, question, question.text(), floor::admits)
          : inOther(searcher, question);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether a passage with this cosine and this share of the words is an answer. */
  private interface Bar {
    boolean admits(OptionalDouble cosine, double covered);
  }

  /** A passage too fresh to have a vector stands in for its meaning with its words. */
  private List<Hit> inEnglish(IndexSearcher searcher, Question question, String text, Bar bar)
      throws IOException {
    var allowed = Legs.allowed(question, Language.EN);
    var terms = QueryTerms.of(text, Language.EN, searcher.getIndexReader());
    var vector = embedder.query(text);
    var byMeaning = Legs.byMeaning(searcher, allowed, vector);
    var byWords = Legs.byWords(searcher, allowed, terms);
    var candidates = new Candidates(searcher, Stream.concat(byMeaning.stream(), byWords.stream()));
    var cosines = candidates.cosines(vector);
    var covered = candidates.coverage(terms);
    var fresh = byWords.stream().filter(passage -> cosines.get(passage).isEmpty()).toList();
    var fused =
        Fusion.fuse(
            MEANING + WORDS,
            List.of(
                new Ranking(MEANING, byMeaning),
                new Ranking(MEANING, fresh),
                new Ranking(WORDS, byWords)));
    var admitted =
        fused.stream()
            .filter(hit -> bar.admits(cosines.get(hit.passage()), covered.get(hit.passage())))
            .toList();
    return read(searcher, admitted, question);
  }

  private List<Hit> inOther(IndexSearcher searcher, Question question) throws IOException {
    var text = Glossary.toEnglish(question.text(), question.language());
    var english =
        text.isPresent()
            ? inEnglish(searcher, question, text.get(), floor::admitsTranslated)
            : List.<Hit>of();
    var allowed = Legs.allowed(question, question.language());
    var translations = translations(searcher, question, english);
    var terms = QueryTerms.of(question.text(), question.language(), searcher.getIndexReader());
    var fused =
        Fusion.fuse(
            MEANING + WORDS,
            List.of(
                new Ranking(MEANING, translations.values().stream().toList()),
                new Ranking(WORDS, Legs.byWords(searcher, allowed, terms))));
    var covered = new Candidates(searcher, fused.stream().map(Fused::passage)).coverage(terms);
    var admitted =
        fused.stream()
            .filter(
                hit ->
                    translations.containsValue(hit.passage())
                        || floor.admits(OptionalDouble.empty(), covered.get(hit.passage())))
            .toList();
    var hits = new ArrayList<>(read(searcher, admitted, question));
    english.stream().filter(hit -> !translations.containsKey(hit)).forEach(hits::add);
    return hits.stream().limit(question.limit()).toList();
  }

  /** The passages that say in the question's language what these say in English, in order. */
  private static Map<Hit, Integer> translations(
      IndexSearcher searcher, Question question, List<Hit> english) throws IOException {
    var translations = new LinkedHashMap<Hit, Integer>();
    for (Hit hit : english) {
      Legs.translation(searcher, question, hit.id()).ifPresent(at -> translations.put(hit, at));
    }
    return translations;
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
