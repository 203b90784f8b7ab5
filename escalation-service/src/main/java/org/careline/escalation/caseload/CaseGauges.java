package org.careline.escalation.caseload;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.careline.chassis.persistence.Database;

/** {@code careline_cases{level,state}}: active cases as the database counts them. */
@ApplicationScoped
class CaseGauges {

  private final Database database;
  private final MultiGauge gauge;

  CaseGauges(Database database, MeterRegistry meters) {
    this.database = database;
    this.gauge = MultiGauge.builder("careline_cases").description("active cases").register(meters);
  }

  private record Count(String level, String state, long cases) {
    Row<?> row() {
      return Row.of(Tags.of("level", level, "state", state), cases);
    }
  }

  @Scheduled(every = "${careline.cases.gauge-every:15s}")
  @RunOnVirtualThread
  void refresh() {
    List<Count> counts =
        database.acrossTenants(
            handle ->
                handle
                    .createQuery(
                        "select level, state, count(*) as cases from escalation_case"
                            + " where state <> 'RESOLVED' group by level, state")
                    .map(
                        (rs, context) ->
                            new Count(
                                rs.getString("level"), rs.getString("state"), rs.getLong("cases")))
                    .list());
    gauge.register(counts.stream().<Row<?>>map(Count::row).toList(), true);
  }
}
