package org.careline.rag.document;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Where the facts come from.
 *
 * @param name the publisher; empty when not known
 * @param url where a reader finds the original; empty when there is none
 * @param reviewed the day somebody last checked the text against it
 */
public record Source(String name, String url, Optional<LocalDate> reviewed) {

  public static final Source UNKNOWN = new Source("", "", Optional.empty());

  public Source {
    if (!url.isEmpty() && !url.matches("https?://\\S{1,1000}")) {
      throw new IllegalArgumentException("a source's address begins with http:// or https://");
    }
  }
}
