package org.careline.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.event.Event;
import org.careline.contracts.problem.ProblemCode;

/**
 * Adds an event's figures, once per event. While a tenant's figures are rebuilt its events wait on
 * the bus.
 */
@ApplicationScoped
class RollupRepository {

  private final Database database;

  RollupRepository(Database database) {
    this.database = database;
  }

  void add(String consumer, Event<?> event, Rollup rollup) {
    database.doInTenant(
        event.tenant(),
        handle -> {
          // Before the mark: a rebuild that runs must not find it half made.
          if (!RollupLock.share(handle, event.tenant())) {
            throw Problem.of(ProblemCode.UPSTREAM_UNAVAILABLE, "The figures are being rebuilt");
          }
          if (database.isFirst(handle, consumer, event)) {
            var sum = new RollupSum();
            sum.add(event, rollup);
            sum.store(handle, event.tenant());
          }
        });
  }
}
