package org.careline.auth.account;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;
import org.jdbi.v3.core.Handle;

/** Makes accounts findable that are older than the search index, a few at a time. */
@ApplicationScoped
class IndexAccounts {

  private static final int FEW = 100;

  private final Database database;
  private final AccountRepository accounts;
  private final SearchTerms terms;

  IndexAccounts(Database database, AccountRepository accounts, SearchTerms terms) {
    this.database = database;
    this.accounts = accounts;
    this.terms = terms;
  }

  @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void index() {
    while (database.acrossTenants(this::someOfThem) == FEW) {
      // until none is left
    }
  }

  private int someOfThem(Handle handle) {
    List<Missing> found =
        handle
            .createQuery(
                "select tenant_id, id from account where not findable limit :few"
                    + " for update skip locked")
            .bind("few", FEW)
            .map(
                (rs, context) ->
                    new Missing(
                        new TenantId(rs.getString("tenant_id")),
                        new UserId(rs.getObject("id", UUID.class))))
            .list();
    found.forEach(missing -> index(handle, missing));
    return found.size();
  }

  private record Missing(TenantId tenant, UserId id) {}

  private void index(Handle handle, Missing missing) {
    accounts
        .byId(handle, missing.tenant(), missing.id())
        .ifPresent(account -> terms.insert(handle, account));
    handle.execute(
        "update account set findable = true where tenant_id = ? and id = ?",
        missing.tenant().value(),
        missing.id().value());
  }
}
