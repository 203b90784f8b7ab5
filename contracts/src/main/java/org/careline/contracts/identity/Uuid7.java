package org.careline.contracts.identity;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Time-ordered UUIDs, version 7 of RFC 9562: 48 bits of Unix milliseconds, then 74 random bits. */
public final class Uuid7 {

  private Uuid7() {}

  public static UUID next() {
    var random = ThreadLocalRandom.current();
    long high = (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
    long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
    return new UUID(high, low);
  }
}
