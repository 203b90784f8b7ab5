package org.careline.analytics.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;

/**
 * SHA-256 over the previous hash and every field, each with its length before it, so that no two
 * entries can read the same. Times are cut to microseconds, which is what Postgres keeps.
 */
final class AuditHash {

  static final byte[] GENESIS = new byte[32];

  private AuditHash() {}

  static byte[] of(byte[] previous, long seq, AuditRecorded entry) {
    MessageDigest digest = sha256();
    add(digest, previous);
    add(digest, ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
    add(digest, micros(entry.at()).toString());
    add(digest, entry.actor());
    add(digest, entry.actorRole());
    add(digest, entry.action());
    add(digest, entry.subject());
    add(digest, entry.outcome());
    add(digest, entry.service());
    return digest.digest();
  }

  static Instant micros(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private static void add(MessageDigest digest, String field) {
    add(digest, field.getBytes(StandardCharsets.UTF_8));
  }

  private static void add(MessageDigest digest, byte[] field) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
    digest.update(field);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
