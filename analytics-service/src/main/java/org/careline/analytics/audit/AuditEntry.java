package org.careline.analytics.audit;

import java.time.Instant;
import java.util.HexFormat;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;

/**
 * One link of the chain, as an administrator reads it.
 *
 * @param hash SHA-256, hex
 */
record AuditEntry(
    long seq,
    Instant at,
    String actor,
    String actorRole,
    String action,
    String subject,
    String outcome,
    String service,
    String hash) {

  static AuditEntry from(long seq, AuditRecorded entry, byte[] hash) {
    return new AuditEntry(
        seq,
        entry.at(),
        entry.actor(),
        entry.actorRole(),
        entry.action(),
        entry.subject(),
        entry.outcome(),
        entry.service(),
        HexFormat.of().formatHex(hash));
  }
}
