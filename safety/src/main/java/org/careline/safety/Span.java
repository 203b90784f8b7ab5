package org.careline.safety;

/** A stretch of the original text in UTF-16 offsets, end exclusive. */
public record Span(int start, int end) implements Comparable<Span> {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span must not be negative: " + start + ".." + end);
    }
  }

  @Override
  public int compareTo(Span other) {
    return start == other.start
        ? Integer.compare(end, other.end)
        : Integer.compare(start, other.start);
  }
}
