package org.careline.rag.document;

import java.time.Instant;

/** A document as it stands: its newest version. */
public record Document(
    DocumentId id,
    Kind kind,
    int version,
    String title,
    Language language,
    String category,
    Source source,
    String text,
    Instant publishedAt) {}
