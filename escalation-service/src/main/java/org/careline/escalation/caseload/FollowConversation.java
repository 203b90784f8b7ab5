package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.identity.TenantId;
import org.careline.escalation.caseload.StaffChannel.Change;
import org.careline.escalation.transcript.Entry;
import org.jdbi.v3.core.Handle;

/** Shows staff what is said in a conversation while a case is active. */
@ApplicationScoped
public class FollowConversation {

  private final CaseRepository cases;
  private final CaseFacts facts;
  private final Clock clock;
  private final Duration silence;

  FollowConversation(CaseRepository cases, CaseFacts facts, Clock clock, CaseloadConfig config) {
    this.cases = cases;
    this.facts = facts;
    this.clock = clock;
    this.silence = config.silence();
  }

  /**
   * @return whether there is an active case to show it in
   */
  public boolean said(Handle handle, TenantId tenant, Entry entry) {
    Optional<EscalationCase> active = cases.active(handle, tenant, entry.conversationId());
    active.ifPresent(
        item -> {
          name(handle, tenant, item, entry);
          if (entry.speaker() == Speaker.PATIENT) {
            cases.awaitWord(handle, tenant, item.id(), clock.instant().plus(silence));
          }
          facts.say(handle, tenant, item, entry);
        });
    return active.isPresent();
  }

  /** A case that a flag opened before the message came does not know the patient's name. */
  private void name(Handle handle, TenantId tenant, EscalationCase item, Entry entry) {
    if (entry.speaker() == Speaker.PATIENT
        && entry.author().isPresent()
        && item.patient().name().isEmpty()) {
      EscalationCase named = item.named(entry.author().get());
      cases.name(handle, tenant, named);
      facts.show(handle, tenant, named, Change.RISK);
    }
  }
}
