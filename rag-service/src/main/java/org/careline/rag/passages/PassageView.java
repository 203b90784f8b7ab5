package org.careline.rag.passages;

import java.time.LocalDate;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Language;
import org.careline.rag.document.PassageId;
import org.careline.rag.retrieval.Hit;

/**
 * A passage to cite.
 *
 * @param id stable for good: document, version and place
 * @param heading the section it stands in; empty when there is none
 * @param score 0 to 1, comparable within one answer
 */
record PassageView(
    PassageId id,
    DocumentId documentId,
    String title,
    String heading,
    String url,
    String text,
    Language language,
    double score,
    String sourceName,
    LocalDate reviewedAt) {

  static PassageView from(Hit hit) {
    return new PassageView(
        hit.id(),
        hit.id().document(),
        hit.title(),
        hit.heading(),
        hit.source().url(),
        hit.text(),
        hit.language(),
        hit.score(),
        hit.source().name(),
        hit.source().reviewed().orElse(null));
  }
}
