package org.careline.safety;

/** How serious a finding is, in rising order. */
public enum Level {
  NONE,
  LOW,
  MODERATE,
  HIGH,
  CRITICAL;

  /** Whether this level is as serious as {@code other} or more. */
  public boolean atLeast(Level other) {
    return compareTo(other) >= 0;
  }

  static Level max(Level left, Level right) {
    return left.atLeast(right) ? left : right;
  }
}
