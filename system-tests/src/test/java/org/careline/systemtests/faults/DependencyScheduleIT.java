package org.careline.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.careline.systemtests.history.Violation;
import org.careline.systemtests.proxy.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing Careline leans on misbehaves for a while, under load. */
@EnabledIfSystemProperty(named = "careline.faults", matches = "short|full")
class DependencyScheduleIT {

  private static final Duration PROMISED = Duration.ofSeconds(10);

  /**
   * Not the ten seconds yet. Kafka: a consumer that asked to join its group of a broker that has
   * vanished waits for {@code max.poll.interval.ms} and five seconds. Postgres: each dead
   * connection of a pool is found out one by one.
   */
  private static final Duration STORE_THAT_VANISHED = Duration.ofSeconds(45);

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(8);
  private final FaultStack stack = FaultStack.with(1);

  @AfterEach
  void heal() {
    stack.heal();
    stack.signal(Part.ANOMALY.process(), "-CONT");
    stack.signal(Part.ESCALATION.process(), "-CONT");
  }

  static Stream<Arguments> faults() {
    List<Part> parts =
        List.of(
            Part.POSTGRES,
            Part.REDIS,
            Part.KAFKA,
            Part.MODEL,
            Part.RAG,
            Part.ANOMALY,
            Part.ESCALATION);
    List<Mode> modes = List.of(Mode.HALF_OPEN, Mode.DOWN, Mode.FLAPPING, Mode.SLOW);
    if (Full.isAsked()) {
      return parts.stream().flatMap(part -> modes.stream().map(mode -> Arguments.of(part, mode)));
    }
    return Stream.of(
        Arguments.of(Part.POSTGRES, Mode.HALF_OPEN),
        Arguments.of(Part.REDIS, Mode.HALF_OPEN),
        Arguments.of(Part.KAFKA, Mode.HALF_OPEN),
        Arguments.of(Part.MODEL, Mode.DOWN),
        Arguments.of(Part.RAG, Mode.DOWN),
        Arguments.of(Part.ANOMALY, Mode.DOWN),
        Arguments.of(Part.ESCALATION, Mode.FLAPPING));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("faults")
  void losesNothingAndComesBack(Part part, Mode mode) throws InterruptedException {
    try (Crowd crowd = new Crowd(stack).join(3, 2).join(1, 0)) {
      Witness witness = new Witness(stack);
      crowd.write(Duration.ofSeconds(1));
      long began = System.nanoTime();

      begin(part, mode);
      Optional<AssertionError> broken = Degraded.look(stack, witness, part, mode);
      long left = LONG_ENOUGH.toNanos() - (System.nanoTime() - began);
      Crowd.await(Duration.ofNanos(Math.max(0, left)), () -> false);
      end(part);
      Duration recovered = asBefore(witness);
      List<Violation> violations = crowd.judge();

      Full.report(
          part + " " + mode + ": " + crowd.sent() + " messages",
          List.of(
              "as before after " + recovered.toMillis() + " ms",
              "meanwhile " + broken.map(AssertionError::getMessage).orElse("as promised"),
              "not kept " + violations));
      assertThat(violations).isEmpty();
      assertThat(broken).as("promise while it was away").isEmpty();
      assertThat(recovered).isLessThan(promised(part, mode));
    }
  }

  private static Duration promised(Part part, Mode mode) {
    boolean store = part == Part.POSTGRES || part == Part.KAFKA;
    return store && mode == Mode.HALF_OPEN ? STORE_THAT_VANISHED : PROMISED;
  }

  /** A service's own work stops as well, not only what others ask of it. */
  private void begin(Part part, Mode mode) {
    stack.set(part, mode);
    if (freezes(part)) {
      stack.signal(part.process(), "-STOP");
    }
  }

  private void end(Part part) {
    if (freezes(part)) {
      stack.signal(part.process(), "-CONT");
    }
    stack.set(part, Mode.PASS);
  }

  private static boolean freezes(Part part) {
    return part == Part.ANOMALY || part == Part.ESCALATION;
  }

  /** How long until a turn is as it was: streamed by the model, and quick. */
  private Duration asBefore(Witness witness) {
    long began = System.nanoTime();
    List<Witness.Turn> turns = new ArrayList<>();
    Crowd.await(
        Duration.ofSeconds(60),
        () -> {
          try {
            turns.add(witness.asks(Duration.ofSeconds(4)));
          } catch (RuntimeException e) {
            return false;
          }
          return turns.getLast().streamed() && turns.getLast().source().equals("model");
        });
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
