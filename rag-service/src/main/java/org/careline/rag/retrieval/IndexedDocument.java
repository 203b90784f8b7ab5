package org.careline.rag.retrieval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Owner;
import org.careline.rag.document.Source;

/**
 * A document as the index holds it.
 *
 * @param hiddenFrom tenants that have a copy of their own; only for shared documents
 * @param passages empty for a withdrawn document, which leaves the index
 */
record IndexedDocument(
    Owner owner,
    DocumentId id,
    Kind kind,
    int version,
    String title,
    Language language,
    String keywords,
    Source source,
    Set<String> hiddenFrom,
    List<IndexedPassage> passages) {

  /** A passage with its vector, where it has one. */
  record IndexedPassage(int ordinal, String heading, String text, Optional<float[]> vector) {}

  IndexedDocument with(List<IndexedPassage> found) {
    return new IndexedDocument(
        owner,
        id,
        kind,
        version,
        title,
        language,
        keywords,
        source,
        hiddenFrom,
        List.copyOf(found));
  }

  String key() {
    return key(owner, id);
  }

  static String key(Owner owner, DocumentId id) {
    return owner.value() + '/' + id.value();
  }
}
