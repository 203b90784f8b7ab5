package org.careline.rag.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.careline.rag.document.Document;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Language;

/**
 * A document on the wire.
 *
 * @param text left out of lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DocumentView(
    DocumentId id,
    String title,
    Language language,
    String category,
    SourceView source,
    LocalDate reviewedAt,
    int version,
    String text) {

  static DocumentView whole(Document document) {
    return of(document, document.text());
  }

  static DocumentView listed(Document document) {
    return of(document, null);
  }

  private static DocumentView of(Document document, String text) {
    return new DocumentView(
        document.id(),
        document.title(),
        document.language(),
        document.category(),
        SourceView.from(document.source()),
        document.source().reviewed().orElse(null),
        document.version(),
        text);
  }
}
