package org.careline.rag.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A file as it came in: what it says it is, and its bytes. */
public sealed interface Manuscript {

  record PlainText(byte[] bytes) implements Manuscript {}

  record Markdown(byte[] bytes) implements Manuscript {}

  record Html(byte[] bytes) implements Manuscript {}

  record Pdf(byte[] bytes) implements Manuscript {}

  /** Empty for a media type that cannot be read. */
  static Optional<Manuscript> of(String mediaType, byte[] bytes) {
    var bare = mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    var own = Arrays.copyOf(bytes, bytes.length);
    return Optional.ofNullable(
        switch (bare) {
          case "text/plain" -> new PlainText(own);
          case "text/markdown" -> new Markdown(own);
          case "text/html" -> new Html(own);
          case "application/pdf" -> new Pdf(own);
          default -> null;
        });
  }
}
