package org.careline.rag.library;

import org.careline.rag.document.Source;

/** Who published the original, and where. */
public record SourceView(String name, String url) {

  public static SourceView from(Source source) {
    return new SourceView(source.name(), source.url());
  }
}
