package org.careline.anomaly.review;

import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/** Who looks at an interaction, and what they decided. */
record Review(Optional<Claim> claim, Optional<Verdict> verdict) {

  static final Review NONE = new Review(Optional.empty(), Optional.empty());

  /** Whether somebody else is looking at it right now. */
  boolean heldByAnother(UserId reviewer, Instant now) {
    return claim
        .filter(held -> !held.by().equals(reviewer) && held.until().isAfter(now))
        .isPresent();
  }

  /** A lease: it ends by itself. */
  record Claim(UserId by, String name, Instant until) {}

  record Verdict(
      String decision, UserId reviewer, String name, Optional<PhiText> note, Instant at) {}
}
