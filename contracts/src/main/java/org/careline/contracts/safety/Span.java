package org.careline.contracts.safety;

/**
 * A stretch of text, in UTF-16 code units as Java and JavaScript count: start inclusive, end not.
 */
public record Span(int start, int end) {

  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span out of order");
    }
  }
}
