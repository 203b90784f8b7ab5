package org.careline.rag.ingest;

/** What reading a file came to. */
public sealed interface Reading {

  /**
   * It could be read.
   *
   * @param title what the file calls itself; empty when it does not say
   * @param text Markdown-light: paragraphs, {@code ##} headings, {@code -} lists
   */
  record Legible(String title, String text) implements Reading {}

  /** It could not; the reason is written for whoever sent it. */
  record Illegible(String reason) implements Reading {}
}
