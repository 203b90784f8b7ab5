package org.careline.escalation.caseload;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.safety.RiskLevel;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Active cases as the database counts them: {@code careline_cases{level,state}} and, of those no
 * clinician holds, {@code careline_case_oldest_waiting_seconds{level}}.
 */
@ApplicationScoped
class CaseGauges {

  private static final Logger LOG = Logger.getLogger(CaseGauges.class);

  private final Database database;
  private final MultiGauge cases;
  private final Map<String, Instant> waitingSince = new ConcurrentHashMap<>();

  CaseGauges(Database database, MeterRegistry meters) {
    this.database = database;
    this.cases = MultiGauge.builder("careline_cases").description("active cases").register(meters);
    MultiGauge.builder("careline_case_oldest_waiting_seconds")
        .description("how long the longest waiting case is without a clinician")
        .register(meters)
        .register(
            Arrays.stream(RiskLevel.values())
                .map(RiskLevel::name)
                .<Row<?>>map(level -> Row.of(Tags.of("level", level), () -> waited(level)))
                .toList());
  }

  private double waited(String level) {
    Instant since = waitingSince.get(level);
    return since == null ? 0 : Duration.between(since, Instant.now()).toMillis() / 1e3;
  }

  private record Count(String level, String state, long cases, Instant oldest) {

    Row<?> row() {
      return Row.of(Tags.of("level", level, "state", state), cases);
    }

    boolean waits() {
      return !state.equals("ACCEPTED");
    }
  }

  @Scheduled(every = "${careline.cases.gauge-every:15s}")
  @RunOnVirtualThread
  void refresh() {
    try {
      show(database.acrossTenants(CaseGauges::count));
    } catch (JdbiException e) {
      LOG.debug("the store is away: figures stay as they were, and age");
    }
  }

  private void show(List<Count> counts) {
    cases.register(counts.stream().<Row<?>>map(Count::row).toList(), true);
    for (RiskLevel level : RiskLevel.values()) {
      counts.stream()
          .filter(count -> count.waits() && count.level().equals(level.name()))
          .map(Count::oldest)
          .min(Instant::compareTo)
          .ifPresentOrElse(
              oldest -> waitingSince.put(level.name(), oldest),
              () -> waitingSince.remove(level.name()));
    }
  }

  private static List<Count> count(Handle handle) {
    return handle
        .createQuery(
            "select level, state, count(*) as cases,"
                + " min(coalesce(handed_back_at, opened_at)) as oldest from escalation_case"
                + " where state <> 'RESOLVED' group by level, state")
        .map(
            (rs, context) ->
                new Count(
                    rs.getString("level"),
                    rs.getString("state"),
                    rs.getLong("cases"),
                    rs.getObject("oldest", OffsetDateTime.class).toInstant()))
        .list();
  }
}
