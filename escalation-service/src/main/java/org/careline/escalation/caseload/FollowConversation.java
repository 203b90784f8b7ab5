package org.careline.escalation.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.contracts.identity.TenantId;
import org.careline.escalation.transcript.Entry;
import org.jdbi.v3.core.Handle;

/** Shows staff what is said in a conversation while a case is active. */
@ApplicationScoped
public class FollowConversation {

  private final CaseRepository cases;
  private final CaseFacts facts;

  FollowConversation(CaseRepository cases, CaseFacts facts) {
    this.cases = cases;
    this.facts = facts;
  }

  /**
   * @return whether there is an active case to show it in
   */
  public boolean said(Handle handle, TenantId tenant, Entry entry) {
    var active = cases.active(handle, tenant, entry.conversationId());
    active.ifPresent(item -> facts.say(handle, tenant, item, entry));
    return active.isPresent();
  }
}
