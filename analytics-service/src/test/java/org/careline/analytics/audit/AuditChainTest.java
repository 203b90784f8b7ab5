package org.careline.analytics.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.careline.analytics.audit.AuditChain.Link;
import org.careline.analytics.audit.AuditChain.Verification;
import org.careline.contracts.audit.AuditEvent.AuditRecorded;
import org.junit.jupiter.api.Test;

class AuditChainTest {

  private final List<Link> chain = new ArrayList<>();
  private byte[] head = AuditHash.GENESIS;

  AuditChainTest() {
    for (long seq = 1; seq <= 3; seq++) {
      AuditRecorded entry = entry("case:" + seq);
      head = AuditHash.of(head, seq, entry);
      chain.add(new Link(seq, entry, head));
    }
  }

  @Test
  void anUntouchedChainIsValid() {
    Verification result = Verification.of(chain.iterator(), 3, head);

    assertThat(result.valid()).isTrue();
    assertThat(result.rows()).isEqualTo(3);
  }

  @Test
  void aChangedRowIsNamed() {
    chain.set(1, new Link(2, entry("case:other"), chain.get(1).hash()));

    Verification result = Verification.of(chain.iterator(), 3, head);

    assertThat(result.valid()).isFalse();
    assertThat(result.firstBadSeq()).hasValue(2);
  }

  @Test
  void aLostRowIsNamed() {
    chain.remove(1);

    assertThat(Verification.of(chain.iterator(), 3, head).firstBadSeq()).hasValue(2);
  }

  @Test
  void aCutTailDoesNotMatchTheHead() {
    chain.remove(2);

    assertThat(Verification.of(chain.iterator(), 3, head).firstBadSeq()).hasValue(3);
  }

  @Test
  void fieldsThatJoinToTheSameTextHashDifferently() {
    var one = new AuditRecorded("ab", "c", "x", "y", "ok", "s", Instant.EPOCH);
    var other = new AuditRecorded("a", "bc", "x", "y", "ok", "s", Instant.EPOCH);

    assertThat(AuditHash.of(AuditHash.GENESIS, 1, one))
        .isNotEqualTo(AuditHash.of(AuditHash.GENESIS, 1, other));
  }

  private static AuditRecorded entry(String subject) {
    return new AuditRecorded(
        "u1", "CLINICIAN", "case.accept", subject, "ok", "escalation-service", Instant.EPOCH);
  }
}
