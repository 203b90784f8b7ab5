package org.careline.escalation.mattermost;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.TenantId;
import org.careline.escalation.mattermost.Errand.Kind;
import org.jdbi.v3.core.Handle;

/** What waits to be said, in order within a case, over restarts and outages. */
@ApplicationScoped
class ErrandQueue {

  void add(Handle handle, TenantId tenant, CaseId id, Kind kind, String ref) {
    handle
        .createUpdate(
            "insert into mattermost_errand (tenant_id, case_id, kind, ref)"
                + " values (:tenant, :case, :kind, :ref)")
        .bind("tenant", tenant.value())
        .bind("case", id.value())
        .bind("kind", kind.name())
        .bind("ref", ref)
        .execute();
  }

  /** The next errand that is due and first of its case, out of everybody's reach until then. */
  Optional<Errand> claim(Handle handle, Instant now, Instant until) {
    return handle
        .createQuery(
            "update mattermost_errand set next_try_at = :until, attempts = attempts + 1"
                + " where id = (select e.id from mattermost_errand e where e.next_try_at <= :now"
                + " and not exists (select 1 from mattermost_errand f where f.tenant_id = e.tenant_id"
                + " and f.case_id = e.case_id and f.id < e.id)"
                + " order by e.id limit 1 for update skip locked)"
                + " returning id, tenant_id, case_id, kind, ref, attempts")
        .bind("now", now)
        .bind("until", until)
        .map(
            (rs, context) ->
                new Errand(
                    rs.getLong("id"),
                    new TenantId(rs.getString("tenant_id")),
                    new CaseId(rs.getObject("case_id", UUID.class)),
                    Kind.valueOf(rs.getString("kind")),
                    rs.getString("ref"),
                    rs.getInt("attempts")))
        .findOne();
  }

  void done(Handle handle, Errand errand) {
    handle.execute("delete from mattermost_errand where id = ?", errand.id());
  }

  void later(Handle handle, Errand errand, Instant when) {
    handle.execute("update mattermost_errand set next_try_at = ? where id = ?", when, errand.id());
  }

  int waiting(Handle handle) {
    return handle.createQuery("select count(*) from mattermost_errand").mapTo(Integer.class).one();
  }
}
