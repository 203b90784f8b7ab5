package org.careline.escalation.caseload;

import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseState.Accepted;
import org.careline.escalation.caseload.CaseState.HandedBack;
import org.careline.escalation.caseload.CaseState.Offered;
import org.careline.escalation.caseload.CaseState.Open;
import org.careline.escalation.caseload.CaseState.Resolved;

/**
 * Where a case stands and how it got there.
 *
 * @param offers how often it was offered again
 * @param nextOfferAt when it will be, while it waits
 * @param assignee who has it or had it last
 * @param note of the last hand-back or resolution
 */
public record Progress(
    CaseState state,
    Instant openedAt,
    int offers,
    Optional<Instant> offeredAt,
    Optional<Instant> nextOfferAt,
    Optional<StaffMember> assignee,
    Optional<Instant> acceptedAt,
    Optional<Instant> resolvedAt,
    Optional<PhiText> note) {

  static Progress opened(Instant at, Instant nextOffer) {
    return new Progress(
        new Open(),
        at,
        0,
        Optional.empty(),
        Optional.of(nextOffer),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  Progress at(CaseState next) {
    return switch (next) {
      case Open _ -> this;
      case Offered offered -> waiting(offered);
      case Accepted accepted ->
          on(next, Optional.of(accepted.by()), Optional.of(accepted.at()), resolvedAt);
      case HandedBack back -> on(next, Optional.of(back.by()), acceptedAt, resolvedAt);
      case Resolved resolved ->
          on(next, Optional.of(resolved.by()), acceptedAt, Optional.of(resolved.at()));
    };
  }

  Progress offeredNextAt(Instant moment) {
    return new Progress(
        state,
        openedAt,
        offers,
        offeredAt,
        Optional.of(moment),
        assignee,
        acceptedAt,
        resolvedAt,
        note);
  }

  Progress noting(Optional<PhiText> latest) {
    return new Progress(
        state,
        openedAt,
        offers,
        offeredAt,
        nextOfferAt,
        assignee,
        acceptedAt,
        resolvedAt,
        latest.or(() -> note));
  }

  private Progress waiting(Offered offered) {
    return new Progress(
        offered,
        openedAt,
        offered.attempt(),
        Optional.of(offered.at()),
        nextOfferAt,
        Optional.empty(),
        acceptedAt,
        resolvedAt,
        note);
  }

  private Progress on(
      CaseState next,
      Optional<StaffMember> who,
      Optional<Instant> accepted,
      Optional<Instant> resolved) {
    return new Progress(
        next, openedAt, offers, offeredAt, Optional.empty(), who, accepted, resolved, note);
  }
}
