package org.careline.auth.signingkey;

import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A key tokens are signed with. It is published as soon as it exists, signs from {@code signsFrom},
 * and is published on until the last token it signed has expired.
 *
 * @param publicJwk RFC 7517 JSON
 */
record SigningKey(String kid, String publicJwk, PrivateKey privateKey, Instant signsFrom) {

  /** As long as a verifier may keep an old key set, and a margin. */
  static final Duration PUBLISHED_AHEAD = Duration.ofMinutes(10);

  /** As long as its last token is good, and a margin for clocks and replicas that lag. */
  static final Duration PUBLISHED_AFTER = Duration.ofHours(1);

  static final Duration SIGNS_FOR = Duration.ofDays(30);

  boolean signsAt(Instant now) {
    return !signsFrom.isAfter(now);
  }
}
