package org.careline.rag.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A text ready to be published.
 *
 * @param keywords other words readers use for it, separated by commas; empty when there are none
 * @param chunks its passages, with offsets into {@code text}
 */
public record Draft(
    DocumentId id,
    Kind kind,
    Origin origin,
    String title,
    Language language,
    String category,
    String keywords,
    Source source,
    String text,
    List<Chunk> chunks) {

  public Draft {
    if (title.isBlank() || text.isBlank()) {
      throw new IllegalArgumentException("a document has a title and a text");
    }
    chunks = List.copyOf(chunks);
  }

  /** Equal for drafts that would read the same. The way it came in does not count. */
  public String contentHash() {
    return hash(
        List.of(
            kind.name(),
            title,
            language.code(),
            category,
            keywords,
            source.name(),
            source.url(),
            source.reviewed().map(Object::toString).orElse(""),
            text));
  }

  /** What a passage is embedded and compared by: its text in its context. */
  public String context(Chunk chunk) {
    return chunk.heading().isEmpty()
        ? title + ". " + chunk.text()
        : title + ". " + chunk.heading() + ". " + chunk.text();
  }

  /** SHA-256 over the parts, each closed, so that no two lists run together. */
  public static String hash(List<String> parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JVM has SHA-256", absent);
    }
  }
}
