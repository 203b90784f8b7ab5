package org.careline.rag.retrieval;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.VectorUtil;

/** Looks closer at passages some ranking brought up: how near in meaning, how many of the words. */
final class Candidates {

  private final List<LeafReaderContext> leaves;
  private final int[] passages;

  Candidates(IndexSearcher searcher, List<Integer> passages) {
    this.leaves = searcher.getIndexReader().leaves();
    this.passages = passages.stream().mapToInt(Integer::intValue).sorted().toArray();
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
        for (int passage : passages) {
          if (holds(passage, term.term(), terms)) {
            covered.merge(passage, term.rarity() / whole, Double::sum);
          }
        }
      }
    }
    return covered;
  }

  private boolean holds(int passage, String term, QueryTerms terms) throws IOException {
    var leaf = leaf(passage);
    for (TextField field : TextField.values()) {
      var postings =
          leaf.reader().postings(new Term(field.in(terms.language()), term), PostingsEnum.NONE);
      int document = passage - leaf.docBase;
      if (postings != null
          && postings.advance(document) == document
          && postings.docID() != DocIdSetIterator.NO_MORE_DOCS) {
        return true;
      }
    }
    return false;
  }

  private LeafReaderContext leaf(int passage) {
    return leaves.get(ReaderUtil.subIndex(passage, leaves));
  }
}
