package org.careline.rag.retrieval;

import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.PassageId;
import org.careline.rag.document.Source;

/**
 * A passage that answers.
 *
 * @param score 0 to 1: 1 is first in every ranking; comparable within one answer only
 */
public record Hit(
    PassageId id,
    Kind kind,
    String title,
    String heading,
    String text,
    Language language,
    Source source,
    double score) {

  Hit scaled(double by) {
    return new Hit(id, kind, title, heading, text, language, source, score * by);
  }
}
