package org.careline.anomaly.review;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.careline.anomaly.interaction.Interaction;
import org.careline.anomaly.review.Review.Claim;
import org.careline.anomaly.review.Review.Verdict;
import org.careline.chassis.phi.PhiCipher;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jdbi.v3.core.Handle;

/** Stores claims and verdicts. Callers hold the interaction's row lock. */
@ApplicationScoped
class ReviewRepository {

  private final PhiCipher cipher;

  ReviewRepository(PhiCipher cipher) {
    this.cipher = cipher;
  }

  Review of(Handle handle, TenantId tenant, Interaction interaction) {
    return handle
        .createQuery("select * from review where interaction_id = :id")
        .bind("id", interaction.id().value())
        .map((rs, context) -> new Review(claim(rs), verdict(tenant, interaction, rs)))
        .findOne()
        .orElse(Review.NONE);
  }

  void claim(Handle handle, TenantId tenant, Interaction interaction, Claim claim) {
    handle.execute(
        "insert into review (tenant_id, interaction_id, claimed_by, claimed_name, claimed_until)"
            + " values (?, ?, ?, ?, ?) on conflict (tenant_id, interaction_id) do update set"
            + " claimed_by = excluded.claimed_by, claimed_name = excluded.claimed_name,"
            + " claimed_until = excluded.claimed_until",
        tenant.value(),
        interaction.id().value(),
        claim.by().value(),
        claim.name(),
        claim.until());
  }

  void decide(Handle handle, TenantId tenant, Interaction interaction, Verdict verdict) {
    handle.execute(
        "insert into review (tenant_id, interaction_id, decision, reviewer, reviewer_name, note_phi,"
            + " decided_at) values (?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (tenant_id, interaction_id) do update set decision = excluded.decision,"
            + " reviewer = excluded.reviewer, reviewer_name = excluded.reviewer_name,"
            + " note_phi = excluded.note_phi, decided_at = excluded.decided_at",
        tenant.value(),
        interaction.id().value(),
        verdict.decision(),
        verdict.reviewer().value(),
        verdict.name(),
        verdict.note().map(note -> cipher.seal(tenant, interaction.patient(), note)).orElse(null),
        verdict.at());
  }

  private static Optional<Claim> claim(ResultSet rs) throws SQLException {
    UUID by = rs.getObject("claimed_by", UUID.class);
    return by == null
        ? Optional.empty()
        : Optional.of(
            new Claim(new UserId(by), rs.getString("claimed_name"), instant(rs, "claimed_until")));
  }

  private Optional<Verdict> verdict(TenantId tenant, Interaction interaction, ResultSet rs)
      throws SQLException {
    String decision = rs.getString("decision");
    if (decision == null) {
      return Optional.empty();
    }
    String note = rs.getString("note_phi");
    return Optional.of(
        new Verdict(
            decision,
            new UserId(rs.getObject("reviewer", UUID.class)),
            rs.getString("reviewer_name"),
            Optional.ofNullable(note).map(text -> cipher.open(tenant, interaction.patient(), text)),
            instant(rs, "decided_at")));
  }

  private static Instant instant(ResultSet rs, String column) throws SQLException {
    return rs.getObject(column, OffsetDateTime.class).toInstant();
  }
}
