package org.careline.escalation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.audit.Audit;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.escalation.caseload.CaseRepository;
import org.careline.escalation.caseload.CaseRepository.Listing;
import org.careline.escalation.caseload.Clinician;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.transcript.TranscriptRepository;
import org.jdbi.v3.core.Handle;

/** Reads cases for staff; who reads a transcript is on record. */
@ApplicationScoped
class ReadCases {

  private final Database database;
  private final CaseRepository cases;
  private final TranscriptRepository transcripts;
  private final Audit audit;
  private final Clock clock;

  ReadCases(
      Database database,
      CaseRepository cases,
      TranscriptRepository transcripts,
      Audit audit,
      Clock clock) {
    this.database = database;
    this.cases = cases;
    this.transcripts = transcripts;
    this.audit = audit;
    this.clock = clock;
  }

  List<CaseView> list(Clinician reader, Listing listing) {
    return database.inTenant(
        reader.tenant(),
        handle ->
            cases.list(handle, reader.tenant(), listing, reader.member().id()).stream()
                .map(this::view)
                .toList());
  }

  /** The case with its transcript. */
  CaseView read(Clinician reader, CaseId id) {
    return database.inTenant(
        reader.tenant(),
        handle -> {
          EscalationCase item =
              cases
                  .find(handle, reader.tenant(), id)
                  .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
          audit.record(
              handle,
              reader.tenant(),
              reader.member().id().toString(),
              reader.role().name(),
              "case.read",
              "case:" + id,
              "ok");
          return CaseView.of(
              item, Optional.of(transcript(handle, reader.tenant(), item)), clock.instant());
        });
  }

  CaseView view(EscalationCase item) {
    return CaseView.of(item, clock.instant());
  }

  /** For the live line: the case as it stands. */
  Optional<CaseView> current(TenantId tenant, CaseId id) {
    return database.inTenant(tenant, handle -> cases.find(handle, tenant, id).map(this::view));
  }

  /** For the live line: one entry of the case's transcript. */
  Optional<EntryView> entry(TenantId tenant, CaseId id, MessageId message) {
    return database.inTenant(
        tenant,
        handle ->
            cases
                .find(handle, tenant, id)
                .flatMap(
                    item ->
                        transcripts
                            .find(handle, tenant, message)
                            .map(entry -> EntryView.of(entry, item.risk().findings()))));
  }

  private List<EntryView> transcript(Handle handle, TenantId tenant, EscalationCase item) {
    return transcripts.of(handle, tenant, item.conversationId()).stream()
        .map(entry -> EntryView.of(entry, item.risk().findings()))
        .toList();
  }
}
