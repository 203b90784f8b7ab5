package org.careline.escalation.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.contracts.escalation.Disposition;
import org.careline.contracts.safety.Finding;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseState;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.caseload.Progress;
import org.careline.escalation.sbar.Sbar;
import org.careline.escalation.sbar.SbarWriter;

/** A case as the desk reads it; holds PHI in clear, for staff of the tenant only. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record CaseView(
    String id,
    String conversationId,
    String state,
    RiskLevel level,
    String reason,
    String language,
    Optional<String> patientName,
    Instant openedAt,
    Optional<Instant> offeredAt,
    int offers,
    Optional<Instant> acceptedAt,
    Optional<Instant> resolvedAt,
    Optional<Map<String, String>> assignee,
    Optional<Disposition> disposition,
    Optional<String> note,
    List<Finding> findings,
    Sbar sbar,
    Optional<List<EntryView>> transcript) {

  static CaseView of(EscalationCase item, Instant now) {
    return of(item, Optional.empty(), now);
  }

  static CaseView of(EscalationCase item, Optional<List<EntryView>> transcript, Instant now) {
    Progress progress = item.progress();
    return new CaseView(
        item.id().toString(),
        item.conversationId().toString(),
        item.state().name(),
        item.risk().level(),
        item.risk().reason(),
        item.patient().language(),
        Optional.of(item.patient().name().reveal()).filter(name -> !name.isBlank()),
        progress.openedAt(),
        progress.offeredAt(),
        progress.offers(),
        progress.acceptedAt(),
        progress.resolvedAt(),
        progress.assignee().map(who -> Map.of("id", who.id().toString(), "name", who.name())),
        item.state() instanceof CaseState.Resolved end
            ? Optional.of(end.disposition())
            : Optional.empty(),
        progress.note().map(PhiText::reveal),
        item.risk().plainFindings(),
        SbarWriter.write(item.handOver(now)),
        transcript);
  }
}
