package org.careline.safety.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Where each pattern matched. */
public final class Hits {

  private static final List<Hit> NONE = List.of();

  private final List<Hit>[] byPattern;
  private final BitSet matched;
  private final int most;

  @SuppressWarnings({"unchecked", "rawtypes"})
  Hits(int patterns, int most) {
    this.byPattern = new List[patterns];
    this.matched = new BitSet(patterns);
    this.most = most;
  }

  /** A match over tokens {@code start} to {@code end}, end exclusive. */
  public record Hit(int start, int end) {}

  void add(int pattern, int start, int end) {
    if (byPattern[pattern] == null) {
      byPattern[pattern] = new ArrayList<>(2);
      matched.set(pattern);
    }
    byPattern[pattern].add(new Hit(start, end));
  }

  boolean full(int pattern) {
    return byPattern[pattern] != null && byPattern[pattern].size() >= most;
  }

  /** Whether one of these patterns matched at all. */
  public boolean any(BitSet patterns) {
    return matched.intersects(patterns);
  }

  /** The hits of one pattern in the order of the text. */
  public List<Hit> of(int pattern) {
    return byPattern[pattern] == null ? NONE : byPattern[pattern];
  }
}
