package org.careline.analytics.rollup;

import org.careline.contracts.identity.TenantId;
import org.jdbi.v3.core.Handle;

/** Held by all who add to a tenant's figures together, or by one who rebuilds them. */
final class RollupLock {

  private static final String KEY = "(hashtextextended('careline.rollup:' || :tenant, 0))";

  private RollupLock() {}

  /** Until the end of the transaction; false while a rebuild runs. */
  static boolean share(Handle handle, TenantId tenant) {
    return ask(handle, tenant, "pg_try_advisory_xact_lock_shared");
  }

  /** Waits for adds under way; false when another rebuild does not end. */
  static boolean take(Handle handle, TenantId tenant) {
    for (int tries = 0; tries < 50; tries++) {
      if (ask(handle, tenant, "pg_try_advisory_xact_lock")) {
        return true;
      }
      handle.execute("select pg_sleep(0.1)");
    }
    return false;
  }

  private static boolean ask(Handle handle, TenantId tenant, String function) {
    return handle
        .createQuery("select " + function + KEY)
        .bind("tenant", tenant.value())
        .mapTo(Boolean.class)
        .one();
  }
}
