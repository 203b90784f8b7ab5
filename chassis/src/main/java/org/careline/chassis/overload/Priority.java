package org.careline.chassis.overload;

/** What goes first when not everything can. */
public enum Priority {
  /** Emergencies, and whatever staff do for a patient: never refused. */
  URGENT(Double.POSITIVE_INFINITY, 1),

  /** A patient's message to the assistant, and what it takes to send one. */
  CHAT(1.0, 2),

  /** Reading what was said, found or written down. */
  HISTORY(0.9, 4),

  /** Figures and records. */
  ANALYTICS(0.8, 8);

  private final double share;
  private final int patience;

  Priority(double share, int patience) {
    this.share = share;
    this.patience = patience;
  }

  /** How full the limit may be for one more of these to be let in; 1 is full. */
  public double share() {
    return share;
  }

  /** Seconds to stay away at least after a refusal. */
  public int patience() {
    return patience;
  }
}
