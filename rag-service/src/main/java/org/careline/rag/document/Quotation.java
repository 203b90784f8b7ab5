package org.careline.rag.document;

/** A passage as it stood when it was cited. */
public record Quotation(PassageId id, String title, String url, String text) {}
