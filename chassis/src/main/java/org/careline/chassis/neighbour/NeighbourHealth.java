package org.careline.chassis.neighbour;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Names in the readiness report who does not answer; the report stays green. */
@Readiness
@ApplicationScoped
class NeighbourHealth implements HealthCheck {

  private final NeighbourWatch watch;

  NeighbourHealth(NeighbourWatch watch) {
    this.watch = watch;
  }

  @Override
  public HealthCheckResponse call() {
    var report = HealthCheckResponse.named("neighbours").up();
    watch
        .away()
        .forEach(
            (name, since) ->
                report.withData(name, since.map(at -> "away since " + at).orElse("answers")));
    return report.build();
  }
}
