package org.careline.rag.retrieval;

import org.careline.chassis.persistence.Database;

/** Rebuilds asked for, by whichever replica, counted in the store. */
final class RebuildOrders {

  private final Database database;
  private long followed;

  RebuildOrders(Database database) {
    this.database = database;
  }

  /** One more. */
  void place() {
    database.doAcrossTenants(
        handle ->
            handle.execute(
                "insert into index_rebuild as r values ('*', 1) on conflict (tenant_id)"
                    + " do update set number = r.number + 1"));
  }

  /** Whether one was asked for since the last call that said so. */
  synchronized boolean isNew() {
    long asked =
        database.acrossTenants(
            handle ->
                handle
                    .createQuery("select coalesce(max(number), 0) from index_rebuild")
                    .mapTo(Long.class)
                    .one());
    boolean more = asked > followed;
    followed = asked;
    return more;
  }
}
