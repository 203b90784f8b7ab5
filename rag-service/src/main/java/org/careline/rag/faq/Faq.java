package org.careline.rag.faq;

import java.time.LocalDate;
import org.careline.rag.document.Document;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Language;

/** A question with its answer, as it stands. */
record Faq(
    DocumentId id,
    String question,
    String answer,
    String category,
    Language language,
    FaqSource source,
    LocalDate reviewedAt,
    int version) {

  /** Who published the facts, and where. */
  record FaqSource(String name, String url) {}

  static Faq from(Document document) {
    return new Faq(
        document.id(),
        document.title(),
        document.text(),
        document.category(),
        document.language(),
        new FaqSource(document.source().name(), document.source().url()),
        document.source().reviewed().orElse(null),
        document.version());
  }
}
