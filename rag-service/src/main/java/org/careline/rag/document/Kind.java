package org.careline.rag.document;

/** What a document is. A question with its answer is a document too, and is found like one. */
public enum Kind {
  ARTICLE,
  FAQ
}
