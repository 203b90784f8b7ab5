package org.careline.rag.document;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What publishing a draft comes to. Versions only ever grow; the same text again is nothing new.
 */
public sealed interface Publication {

  /** The first version. */
  record Created(int version) implements Publication {}

  /** A new version; the passages of the one before leave the index. */
  record Revised(int version) implements Publication {}

  /** The text stands already. */
  record Unchanged(int version) implements Publication {}

  /** The editor had seen another version than the one that stands. */
  record Outdated(int current) implements Publication {}

  /** There is nothing to revise. */
  record Missing() implements Publication {}

  /** The id belongs to a document of another kind. */
  record Taken(Kind by) implements Publication {}

  /**
   * @param head what stands now
   * @param expected the version the editor had seen; empty to take whatever stands
   */
  static Publication decide(Optional<Head> head, Draft draft, OptionalInt expected) {
    if (head.isEmpty()) {
      return expected.isPresent() ? new Missing() : new Created(1);
    }
    var standing = head.get();
    if (standing.kind() != draft.kind()) {
      return new Taken(standing.kind());
    }
    if (expected.isPresent() && standing.withdrawn()) {
      return new Missing();
    }
    if (expected.isPresent() && expected.getAsInt() != standing.version()) {
      return new Outdated(standing.version());
    }
    if (!standing.withdrawn() && standing.contentHash().equals(draft.contentHash())) {
      return new Unchanged(standing.version());
    }
    return new Revised(standing.version() + 1);
  }
}
