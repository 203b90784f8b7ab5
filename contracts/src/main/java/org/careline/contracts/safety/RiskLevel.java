package org.careline.contracts.safety;

/** How soon a human should look. Ordered: a later constant is more urgent. */
public enum RiskLevel {
  NONE,
  LOW,
  MODERATE,
  HIGH,
  CRITICAL;

  public boolean atLeast(RiskLevel other) {
    return compareTo(other) >= 0;
  }

  public RiskLevel max(RiskLevel other) {
    return atLeast(other) ? this : other;
  }
}
