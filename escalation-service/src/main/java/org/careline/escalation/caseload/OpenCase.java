package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.contracts.escalation.CaseEvent.CaseOffered;
import org.careline.contracts.escalation.CaseEvent.CaseOpened;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.text.PhiText;
import org.careline.escalation.caseload.CaseState.Offered;
import org.careline.escalation.caseload.StaffChannel.Change;
import org.careline.escalation.transcript.Entry;
import org.careline.escalation.transcript.TranscriptRepository;
import org.jdbi.v3.core.Handle;

/** Seeks a human for a patient at risk; in a conversation with an active case, adds to that one. */
@ApplicationScoped
public class OpenCase {

  private static final int WORDS = 4;

  private final CaseRepository cases;
  private final TranscriptRepository transcripts;
  private final CaseFacts facts;
  private final CaseFigures figures;
  private final OfferSchedule schedule;
  private final Clock clock;

  OpenCase(
      CaseRepository cases,
      TranscriptRepository transcripts,
      CaseFacts facts,
      CaseFigures figures,
      CaseloadConfig config,
      Clock clock) {
    this.cases = cases;
    this.transcripts = transcripts;
    this.facts = facts;
    this.figures = figures;
    this.schedule = config.schedule();
    this.clock = clock;
  }

  /**
   * Deals with the risk in the transaction at hand. The message itself is in the transcript
   * already. A message counts once: when the pipeline repeats what the gateway said, no second case
   * is opened, not even after the first was closed.
   */
  public void riskSeen(Handle handle, Event<?> cause, RiskSeen seen) {
    TenantId tenant = cause.tenant();
    cases.lockConversation(handle, seen.conversationId());
    List<Entry> latest = transcripts.lastOfPatient(handle, tenant, seen.conversationId(), WORDS);
    Optional<EscalationCase> active = cases.lockActive(handle, tenant, seen.conversationId());
    if (active.isPresent()) {
      add(handle, cause, active.get(), seen, latest);
    } else {
      open(handle, cause, seen, latest);
    }
  }

  private void open(Handle handle, Event<?> cause, RiskSeen seen, List<Entry> latest) {
    TenantId tenant = cause.tenant();
    Instant now = clock.instant();
    EscalationCase item = EscalationCase.open(seen, nameIn(latest), wordsIn(latest), schedule, now);
    if (!cases.count(handle, tenant, seen.messageId(), item.id())) {
      return;
    }
    cases.insert(handle, tenant, item);
    handle.afterCommit(() -> figures.opened(cause.time()));
    facts.followsFrom(
        handle,
        cause,
        new CaseOpened(
            item.id(),
            item.conversationId(),
            item.messageId(),
            item.risk().level(),
            item.risk().reason(),
            now));
    facts.audit(handle, tenant, "case.open", item);
    facts.show(handle, tenant, item, Change.OPENED);
  }

  private void add(
      Handle handle, Event<?> cause, EscalationCase item, RiskSeen seen, List<Entry> latest) {
    TenantId tenant = cause.tenant();
    boolean fresh = cases.count(handle, tenant, seen.messageId(), item.id());
    EscalationCase more = item.riskSeen(seen, fresh, wordsIn(latest), schedule, clock.instant());
    if (more.equals(item)) {
      return;
    }
    cases.update(handle, tenant, more);
    if (!more.state().equals(item.state()) && more.state() instanceof Offered offered) {
      facts.followsFrom(
          handle,
          cause,
          new CaseOffered(item.id(), item.conversationId(), offered.attempt(), offered.at()));
      facts.show(handle, tenant, more, Change.OFFERED);
    } else {
      facts.show(handle, tenant, more, Change.RISK);
    }
  }

  private static PhiText nameIn(List<Entry> latest) {
    return latest.reversed().stream()
        .flatMap(entry -> entry.author().stream())
        .findFirst()
        .orElse(PhiText.empty());
  }

  private static List<PhiText> wordsIn(List<Entry> latest) {
    return latest.stream().map(Entry::text).toList();
  }
}
