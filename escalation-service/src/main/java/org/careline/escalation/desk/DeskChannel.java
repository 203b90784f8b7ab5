package org.careline.escalation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.contracts.identity.TenantId;
import org.careline.escalation.caseload.EscalationCase;
import org.careline.escalation.caseload.StaffChannel;
import org.careline.escalation.transcript.Entry;
import org.jdbi.v3.core.Handle;

/**
 * Tells every replica's desk, by Postgres NOTIFY: sent with the commit, dropped with a rollback.
 */
@ApplicationScoped
class DeskChannel implements StaffChannel {

  static final String NAME = "careline_desk";

  @Override
  public void changed(Handle handle, TenantId tenant, EscalationCase item, Change change) {
    notify(handle, new News(tenant, item.id(), Optional.empty()));
  }

  @Override
  public void said(Handle handle, TenantId tenant, EscalationCase item, Entry entry) {
    notify(handle, new News(tenant, item.id(), Optional.of(entry.messageId())));
  }

  private void notify(Handle handle, News news) {
    tell(handle, news.encode());
  }

  /** A line to every replica's feed. */
  void tell(Handle handle, String line) {
    handle
        .createQuery("select 1 from pg_notify(:channel, :news)")
        .bind("channel", NAME)
        .bind("news", line)
        .mapTo(Integer.class)
        .one();
  }
}
