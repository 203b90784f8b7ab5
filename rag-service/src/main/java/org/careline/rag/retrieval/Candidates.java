package org.careline.rag.retrieval;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.VectorUtil;
import org.careline.rag.document.Language;

/** Looks closer at passages some ranking brought up: how near in meaning, how many of the words. */
final class Candidates {

  private final List<LeafReaderContext> leaves;
  private final int[] passages;

  Candidates(IndexSearcher searcher, Stream<Integer> passages) {
    this.leaves = searcher.getIndexReader().leaves();
    this.passages = passages.mapToInt(Integer::intValue).distinct().sorted().toArray();
  }

  /** Cosine to the question, for every passage that has a vector. */
  Map<Integer, OptionalDouble> cosines(float[] question) throws IOException {
    Map<Integer, OptionalDouble> cosines = new HashMap<>();
    for (int passage : passages) {
      var leaf = leaf(passage);
      var vectors = leaf.reader().getFloatVectorValues(PassageFields.VECTOR);
      cosines.put(passage, cosine(vectors, passage - leaf.docBase, question));
    }
    return cosines;
  }

  private static OptionalDouble cosine(FloatVectorValues vectors, int document, float[] question)
      throws IOException {
    if (vectors == null) {
      return OptionalDouble.empty();
    }
    var iterator = vectors.iterator();
    return iterator.advance(document) == document
        ? OptionalDouble.of(VectorUtil.dotProduct(question, vectors.vectorValue(iterator.index())))
        : OptionalDouble.empty();
  }

  /** The share of the question, weighted by rarity, that each passage holds: 0 to 1. */
  Map<Integer, Double> coverage(QueryTerms terms) throws IOException {
    double whole = terms.all().stream().mapToDouble(QueryTerms.Weighted::rarity).sum();
    Map<Integer, Double> covered = new HashMap<>();
    Arrays.stream(passages).forEach(passage -> covered.put(passage, 0.0));
    for (QueryTerms.Weighted term : terms.all()) {
      if (term.frequency() > 0) {
        holding(term.term(), terms.language())
            .forEach(passage -> covered.merge(passage, term.rarity() / whole, Double::sum));
      }
    }
    return covered;
  }

  private Set<Integer> holding(String term, Language language) throws IOException {
    Set<Integer> holding = new HashSet<>();
    for (LeafReaderContext leaf : leaves) {
      for (TextField field : TextField.values()) {
        var postings =
            leaf.reader().postings(new Term(field.in(language), term), PostingsEnum.NONE);
        if (postings != null) {
          addHolding(leaf, postings, holding);
        }
      }
    }
    return holding;
  }

  /** Both the postings and the passages go upwards, so one walk finds all. */
  private void addHolding(LeafReaderContext leaf, PostingsEnum postings, Set<Integer> holding)
      throws IOException {
    int end = leaf.docBase + leaf.reader().maxDoc();
    for (int passage : passages) {
      int document = passage - leaf.docBase;
      if (document >= 0 && passage < end) {
        int at = postings.docID() < document ? postings.advance(document) : postings.docID();
        if (at == document) {
          holding.add(passage);
        }
      }
    }
  }

  private LeafReaderContext leaf(int passage) {
    return leaves.get(ReaderUtil.subIndex(passage, leaves));
  }
}
