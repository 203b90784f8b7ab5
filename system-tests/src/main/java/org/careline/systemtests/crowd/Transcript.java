package org.careline.systemtests.crowd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.careline.systemtests.history.Line;

/** The conversations as one device shows them, built from frames alone. */
final class Transcript {

  private final Map<String, TreeMap<Long, Line>> conversations = new HashMap<>();

  synchronized void put(String conversation, Line line) {
    conversations.computeIfAbsent(conversation, _ -> new TreeMap<>()).put(line.seq(), line);
  }

  /** The last place up to which nothing is missing. */
  synchronized long upTo(String conversation) {
    long last = 0;
    for (long seq : conversations.getOrDefault(conversation, new TreeMap<>()).keySet()) {
      if (seq != last + 1) {
        return last;
      }
      last = seq;
    }
    return last;
  }

  synchronized Map<String, List<Line>> all() {
    Map<String, List<Line>> copy = new HashMap<>();
    conversations.forEach((id, lines) -> copy.put(id, List.copyOf(lines.values())));
    return copy;
  }
}
