package org.careline.inference.passage;

import org.careline.contracts.chat.Citation;

/**
 * A stretch of a reviewed document.
 *
 * @param id stable for good
 * @param heading of the section it stands in; may be empty
 * @param text Markdown; may begin with its section's heading
 * @param score of the search; comparable within one search only
 * @param reviewedAt ISO date, may be empty
 */
public record Passage(
    String id,
    String documentId,
    String title,
    String heading,
    String url,
    String text,
    String language,
    double score,
    String sourceName,
    String reviewedAt) {

  private static final int EXCERPT = 400;

  public Passage {
    title = title == null ? "" : title;
    heading = heading == null ? "" : heading;
    url = url == null ? "" : url;
    text = text == null ? "" : text;
    language = language == null ? "en" : language;
    sourceName = sourceName == null ? "" : sourceName;
    reviewedAt = reviewedAt == null ? "" : reviewedAt;
  }

  public Citation citation() {
    return new Citation(id, title, url, excerpt());
  }

  private String excerpt() {
    if (text.length() <= EXCERPT) {
      return text;
    }
    int end = text.lastIndexOf(' ', EXCERPT);
    return text.substring(0, end > EXCERPT / 2 ? end : EXCERPT) + "…";
  }
}
