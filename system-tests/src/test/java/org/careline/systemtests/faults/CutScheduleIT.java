package org.careline.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.careline.systemtests.crowd.Device;
import org.careline.systemtests.crowd.Patient;
import org.careline.systemtests.history.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** All clients lose their connection in the same instant and want it back at once. */
@EnabledIfSystemProperty(named = "careline.faults", matches = "full")
class CutScheduleIT {

  private static final Duration PROMISED = Duration.ofSeconds(10);

  @Test
  void everybodyIsBackWithinTenSecondsOfACut() throws InterruptedException {
    FaultStack stack = FaultStack.with(1);
    int patients = Full.isAsked() ? 100 : 20;
    int clients = patients * 20;
    try (Crowd crowd = new Crowd(stack).join(patients, 20)) {
      crowd.patients().forEach(Patient::write);

      int cut = stack.proxy(Part.GATEWAY).cut();
      Crowd.await(Duration.ofSeconds(5), () -> crowd.devices().stream().noneMatch(Device::isLive));
      long began = System.nanoTime();
      Crowd.await(Duration.ofSeconds(60), () -> crowd.devices().stream().allMatch(Device::isLive));
      Duration back = Duration.ofNanos(System.nanoTime() - began);
      crowd.patients().forEach(Patient::write);
      List<Violation> violations = crowd.judge();

      Full.report(
          cut + " connections cut", List.of("all " + clients + " back after " + back.toMillis()));
      assertThat(cut).isGreaterThanOrEqualTo(clients);
      assertThat(violations).isEmpty();
      assertThat(back).isLessThan(PROMISED);
    }
  }
}
