package org.careline.rag.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.careline.rag.document.Language;

/**
 * The words of a question as the index knows them, each with its rarity (BM25's inverse document
 * frequency). Words that only make a sentence a question are left out.
 */
final class QueryTerms {

  /** A long message is searched by its rarest words; the rest is noise. */
  private static final int SEARCHED = 8;

  record Weighted(String term, int frequency, double rarity) {}

  private final Language language;
  private final List<Weighted> terms;

  private QueryTerms(Language language, List<Weighted> terms) {
    this.language = language;
    this.terms = terms;
  }

  static QueryTerms of(String text, Language language, IndexReader index) throws IOException {
    int passages = index.getDocCount(TextField.BODY.in(language));
    var terms =
        analyzed(FunctionWords.without(text, language), language).stream()
            .map(term -> weighted(term, language, index, passages))
            .toList();
    return new QueryTerms(language, terms);
  }

  /** The rarest words that occur at all. */
  List<String> searched() {
    return terms.stream()
        .filter(term -> term.frequency() > 0)
        .sorted(Comparator.comparingInt(Weighted::frequency))
        .limit(SEARCHED)
        .map(Weighted::term)
        .toList();
  }

  List<Weighted> all() {
    return terms;
  }

  Language language() {
    return language;
  }

  private static Weighted weighted(
      String term, Language language, IndexReader index, int passages) {
    try {
      int frequency = 0;
      for (TextField field : TextField.values()) {
        frequency = Math.max(frequency, index.docFreq(new Term(field.in(language), term)));
      }
      double rarity = Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
      return new Weighted(term, frequency, Math.max(rarity, 0.01));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Set<String> analyzed(String text, Language language) throws IOException {
    var terms = new LinkedHashSet<String>();
    try (var tokens = Analyzers.of(language).tokenStream("question", text)) {
      var term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        terms.add(term.toString());
      }
      tokens.end();
    }
    return terms.stream().limit(64).collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
