package org.careline.chassis.bus;

import java.util.OptionalLong;
import java.util.TreeMap;

/** Which offset of one partition may be committed while records finish out of order. */
final class OffsetTracker {

  private final TreeMap<Long, Long> pending = new TreeMap<>();
  private long highest = -1;

  /**
   * @param writtenAt the record's own time, in milliseconds since 1970
   */
  synchronized void started(long offset, long writtenAt) {
    pending.put(offset, writtenAt);
    highest = Math.max(highest, offset);
  }

  synchronized void done(long offset) {
    pending.remove(offset);
  }

  /** The next offset to read after a restart: the lowest one not done; -1 before any record. */
  synchronized long committable() {
    if (highest < 0) {
      return -1;
    }
    return pending.isEmpty() ? highest + 1 : pending.firstKey();
  }

  /** When the record that holds back the rest was written; empty when all are done. */
  synchronized OptionalLong oldest() {
    return pending.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(pending.firstEntry().getValue());
  }
}
