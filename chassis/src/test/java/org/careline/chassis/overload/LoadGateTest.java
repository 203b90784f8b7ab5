package org.careline.chassis.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadGateTest {

  private static final AdaptiveLimit.Settings TEN =
      new AdaptiveLimit.Settings(10, 10, 10, Duration.ofMillis(100), Duration.ofMillis(500));

  private final LoadGate gate = new LoadGate(new AdaptiveLimit(TEN, () -> 0), () -> 0);

  @ParameterizedTest
  @CsvSource({"CHAT, 10", "HISTORY, 9", "ANALYTICS, 8"})
  void letsInAsManyAsItsShareAllows(Priority priority, int admitted) {
    assertThat(fill(priority, 20)).hasSize(admitted);
  }

  @Test
  void theLessUrgentIsRefusedFirstAndTheUrgentNever() {
    fill(Priority.CHAT, 8);
    assertThat(gate.enter(Priority.ANALYTICS)).isEmpty();
    assertThat(gate.hasRoomFor(Priority.HISTORY)).isTrue();

    fill(Priority.CHAT, 1);
    assertThat(gate.enter(Priority.HISTORY)).isEmpty();
    assertThat(gate.hasRoomFor(Priority.CHAT)).isTrue();

    fill(Priority.CHAT, 1);
    assertThat(gate.enter(Priority.CHAT)).isEmpty();
    assertThat(fill(Priority.URGENT, 50)).hasSize(50);
  }

  @Test
  void aRefusalTakesNoPlace() {
    fill(Priority.CHAT, 10);
    fill(Priority.CHAT, 100);

    assertThat(gate.inside()).isEqualTo(10);
    assertThat(gate.pressure()).isEqualTo(1.0);
  }

  @Test
  void aPlaceIsGivenBackOnceHoweverOftenItEnds() {
    List<LoadGate.Place> places = fill(Priority.CHAT, 10);

    places.getFirst().done();
    places.getFirst().done();
    places.getFirst().leave();

    assertThat(gate.inside()).isEqualTo(9);
    assertThat(gate.enter(Priority.CHAT)).isPresent();
    assertThat(gate.enter(Priority.CHAT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/cases/1/accept, URGENT",
    "/api/v1/desk/ws, URGENT",
    "/api/v1/auth/login, CHAT",
    "/internal/v1/passages/search, CHAT",
    "/api/v1/conversations, HISTORY",
    "/api/v1/documents/7, HISTORY",
    "/api/v1/analytics/dashboard, ANALYTICS",
    "/api/v1/audit, ANALYTICS",
    "/api/v1/auditors, CHAT",
    "/index.html, CHAT"
  })
  void aPathSaysHowUrgentItIs(String path, Priority priority) {
    assertThat(RequestPriority.of(path)).contains(priority);
  }

  @ParameterizedTest
  @CsvSource({"/q/health/ready", "/api/v1/chat/send", "/api/v1/chat/ws", "/api/v1/chat/tickets"})
  void theWaysOfAnEmergencyAndOfProbesAreNeverBarred(String path) {
    assertThat(RequestPriority.of(path)).isEmpty();
  }

  private List<LoadGate.Place> fill(Priority priority, int tries) {
    List<LoadGate.Place> places = new ArrayList<>();
    for (int i = 0; i < tries; i++) {
      Optional<LoadGate.Place> place = gate.enter(priority);
      place.ifPresent(places::add);
    }
    return places;
  }
}
