package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.identity.TenantId;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.caseload.StaffChannel;
import org.careline.escalation.mattermost.Errand.Kind;
import org.careline.escalation.transcript.Entry;
import org.jdbi.v3.core.Handle;

/** Notes what is to be posted, in the transaction of the change; the courier does the rest. */
@ApplicationScoped
class MattermostChannel implements StaffChannel {

  private final Directory directory;
  private final ErrandQueue queue;
  private final MattermostConfig config;

  MattermostChannel(Directory directory, ErrandQueue queue, MattermostConfig config) {
    this.directory = directory;
    this.queue = queue;
    this.config = config;
  }

  @Override
  public void changed(Handle handle, TenantId tenant, EscalationCase item, Change change) {
    if (directory.channelOf(tenant).isEmpty()) {
      return;
    }
    queue.add(handle, tenant, item.id(), Kind.CARD, "");
    if (change == Change.OFFERED) {
      String attempt = Integer.toString(item.progress().offers());
      queue.add(handle, tenant, item.id(), Kind.REMIND, attempt);
    }
  }

  @Override
  public void said(Handle handle, TenantId tenant, EscalationCase item, Entry entry) {
    boolean worthIt = entry.speaker() == Speaker.PATIENT || config.patientText();
    if (worthIt && directory.channelOf(tenant).isPresent()) {
      queue.add(handle, tenant, item.id(), Kind.ENTRY, entry.messageId().toString());
    }
  }
}
