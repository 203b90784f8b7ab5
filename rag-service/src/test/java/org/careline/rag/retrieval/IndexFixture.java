package org.careline.rag.retrieval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.careline.contracts.identity.TenantId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Owner;
import org.careline.rag.retrieval.IndexedDocument.IndexedPassage;

/** An index filled with drafts and their real vectors, without a store. */
final class IndexFixture implements AutoCloseable {

  static final TenantId TENANT = new TenantId("demo");

  /** The bounds the service runs with. */
  static final ScoreFloor FLOOR = new ScoreFloor(0.64, 0.60, 0.3, 0.6);

  final PassageIndex index = PassageIndex.create();
  private final HybridSearch hybrid = new HybridSearch(VectorShelf.EMBEDDER, FLOOR);

  IndexFixture with(List<Draft> drafts) {
    var contexts =
        drafts.stream()
            .filter(draft -> draft.language() == Language.EN)
            .flatMap(draft -> draft.chunks().stream().map(draft::context))
            .toList();
    var vectors = VectorShelf.of(contexts);
    index.replace(
        drafts.stream()
            .map(
                draft ->
                    indexed(draft, Owner.SHARED)
                        .with(
                            draft.chunks().stream()
                                .map(
                                    chunk ->
                                        new IndexedPassage(
                                            chunk.ordinal(),
                                            chunk.heading(),
                                            chunk.text(),
                                            Optional.ofNullable(vectors.get(draft.context(chunk)))))
                                .toList()))
            .toList());
    index.show();
    return this;
  }

  static IndexedDocument indexed(Draft draft, Owner owner) {
    return new IndexedDocument(
        owner,
        draft.id(),
        draft.kind(),
        1,
        draft.title(),
        draft.language(),
        draft.keywords(),
        draft.source(),
        Set.of(),
        List.of());
  }

  List<Hit> ask(String question, Language language, int limit) {
    var asked = new Question(TENANT, question, language, Set.of(Kind.ARTICLE, Kind.FAQ), limit);
    return index.search(searcher -> hybrid.search(searcher, asked));
  }

  @Override
  public void close() {
    index.close();
  }
}
