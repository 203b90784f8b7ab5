package org.careline.chassis.bus;

import java.util.TreeSet;

/** Which offset of one partition may be committed while records finish out of order. */
final class OffsetTracker {

  private final TreeSet<Long> pending = new TreeSet<>();
  private long highest = -1;

  synchronized void started(long offset) {
    pending.add(offset);
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
    return pending.isEmpty() ? highest + 1 : pending.first();
  }
}
