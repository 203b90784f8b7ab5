package org.careline.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.careline.systemtests.client.Careline;
import org.careline.systemtests.crowd.Device;
import org.careline.systemtests.crowd.Patient;
import org.careline.systemtests.history.Ending;
import org.careline.systemtests.history.History;
import org.careline.systemtests.history.HistoryChecker;
import org.careline.systemtests.history.Line;
import org.careline.systemtests.history.Violation;

/** The patients of one schedule, and the judgement at its end. */
final class Crowd implements AutoCloseable {

  private static final Duration QUIET = Duration.ofSeconds(60);

  private final FaultStack stack;
  private final History history = new History();
  private final Ledger ledger;
  private final List<Patient> patients = new ArrayList<>();
  private final long lettersBefore;

  Crowd(FaultStack stack) {
    this.stack = stack;
    this.ledger = new Ledger(stack);
    this.lettersBefore = ledger.deadLetters();
  }

  /** So many more patients with so many devices each; none means that they write by HTTP. */
  Crowd join(int count, int devices) {
    return join(stack.careline(), count, devices);
  }

  Crowd join(Careline entrance, int count, int devices) {
    for (int i = 0; i < count; i++) {
      patients.add(new Patient(entrance, history, devices, patients.size()));
    }
    await(Duration.ofSeconds(30), () -> devices().stream().allMatch(Device::isLive));
    return this;
  }

  Crowd write(Duration pause) {
    patients.forEach(patient -> patient.start(pause));
    return this;
  }

  List<Device> devices() {
    return patients.stream().flatMap(patient -> patient.devices().stream()).toList();
  }

  List<Patient> patients() {
    return patients;
  }

  int sent() {
    return history.sent();
  }

  /** Ends the writing, waits until all is quiet, and says what was not kept. */
  List<Violation> judge() throws InterruptedException {
    for (Patient patient : patients) {
      patient.stop();
    }
    boolean quiet = await(QUIET, () -> ledger.unfinished() == 0);
    Map<String, List<Line>> stored = new HashMap<>();
    patients.forEach(patient -> stored.putAll(patient.stored()));
    await(Duration.ofSeconds(10), () -> HistoryChecker.check(history, ending(stored)).isEmpty());
    List<Violation> violations = HistoryChecker.check(history, ending(stored));
    if (!quiet && violations.isEmpty()) {
      assertThat(ledger.unfinished()).as("unfinished work").isZero();
    }
    return violations;
  }

  private Ending ending(Map<String, List<Line>> stored) {
    Map<String, Map<String, List<Line>>> shown = new HashMap<>();
    for (Patient patient : patients) {
      for (Device device : patient.devices()) {
        Map<String, List<Line>> all = new HashMap<>();
        patient.stored().keySet().forEach(id -> all.put(id, List.of()));
        all.putAll(device.shown());
        shown.put(device.name(), all);
      }
    }
    Map<String, Long> left = new HashMap<>(ledger.outboxes());
    left.put("dead letters", ledger.deadLetters() - lettersBefore);
    return new Ending(
        stored,
        shown,
        ledger.stateFailed(),
        ledger.cases(),
        ledger.scored(),
        ledger.counts(),
        left);
  }

  static boolean await(Duration patience, BooleanSupplier met) {
    long end = System.nanoTime() + patience.toNanos();
    while (!met.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    return true;
  }

  @Override
  public void close() {
    patients.forEach(Patient::close);
  }
}
