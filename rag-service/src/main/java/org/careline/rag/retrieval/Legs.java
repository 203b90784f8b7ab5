package org.careline.rag.retrieval;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.CombinedFieldQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Language;
import org.careline.rag.document.Owner;
import org.careline.rag.document.PassageId;

/** The two rankings that are fused: by words and by meaning. Both look only where the asker may. */
final class Legs {

  private static final int DEPTH = 50;

  private Legs() {}

  static List<Integer> byWords(IndexSearcher searcher, Query allowed, QueryTerms terms)
      throws IOException {
    var words = new BooleanQuery.Builder();
    for (String term : terms.searched()) {
      var word = new CombinedFieldQuery.Builder(term);
      for (TextField field : TextField.values()) {
        word.addField(field.in(terms.language()), field.weight());
      }
      words.add(word.build(), Occur.SHOULD);
    }
    var query =
        new BooleanQuery.Builder()
            .add(words.setMinimumNumberShouldMatch(1).build(), Occur.MUST)
            .add(allowed, Occur.FILTER)
            .build();
    return terms.searched().isEmpty() ? List.of() : top(searcher, query);
  }

  static List<Integer> byMeaning(IndexSearcher searcher, Query allowed, float[] question)
      throws IOException {
    return top(searcher, new KnnFloatVectorQuery(PassageFields.VECTOR, question, DEPTH, allowed));
  }

  /** The same place of the same document in the question's language, where it is translated. */
  static Optional<Integer> translation(IndexSearcher searcher, Question question, PassageId english)
      throws IOException {
    var document = DocumentId.translated(english.document().value(), question.language());
    var query =
        new BooleanQuery.Builder()
            .add(
                new TermQuery(
                    new Term(
                        PassageFields.PLACE, PassageFields.place(document, english.ordinal()))),
                Occur.FILTER)
            .add(allowed(question, question.language()), Occur.FILTER)
            .build();
    var found = searcher.search(query, 1).scoreDocs;
    return found.length == 0 ? Optional.empty() : Optional.of(found[0].doc);
  }

  /** Passages of the language and kinds that are the tenant's, or shared and not hidden from it. */
  static Query allowed(Question question, Language language) {
    var tenant = question.tenant().value();
    var kinds = question.kinds().stream().map(kind -> new BytesRef(kind.name())).toList();
    return new BooleanQuery.Builder()
        .add(
            new TermInSetQuery(
                PassageFields.OWNER,
                List.of(new BytesRef(tenant), new BytesRef(Owner.SHARED.value()))),
            Occur.FILTER)
        .add(new TermQuery(new Term(PassageFields.HIDDEN_FROM, tenant)), Occur.MUST_NOT)
        .add(new TermQuery(new Term(PassageFields.LANGUAGE, language.code())), Occur.FILTER)
        .add(new TermInSetQuery(PassageFields.KIND, kinds), Occur.FILTER)
        .build();
  }

  private static List<Integer> top(IndexSearcher searcher, Query query) throws IOException {
    return Arrays.stream(searcher.search(query, DEPTH).scoreDocs).map(hit -> hit.doc).toList();
  }
}
