package org.careline.systemtests.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Processes killed at random under load, as the kernel or a power supply does it. */
final class Kills {

  private static final Duration BACK = Duration.ofSeconds(60);

  private final FaultStack stack;
  private final Random random;

  /** What was killed, and how long until messages were accepted and answered again. */
  record Kill(String process, Duration restarted, Duration recovered) {
    @Override
    public String toString() {
      return "%s: process back after %.1f s, answers %.1f s later"
          .formatted(process, restarted.toMillis() / 1e3, recovered.toMillis() / 1e3);
    }
  }

  Kills(FaultStack stack, long seed) {
    this.stack = stack;
    this.random = new Random(seed);
  }

  /** One after the other, each when the one before has recovered. */
  List<Kill> kill(int times, Recovery recovery) {
    List<Kill> kills = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      List<String> processes = stack.processes();
      kills.add(kill(processes.get(random.nextInt(processes.size())), recovery));
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1_000)).toNanos());
    }
    return kills;
  }

  Kill kill(String process, Recovery recovery) {
    long before = stack.pid(process).orElse(0L);
    long began = System.nanoTime();
    stack.signal(process, "-KILL");
    Crowd.await(BACK, () -> stack.pid(process).filter(pid -> pid != before).isPresent());
    Duration restarted = Duration.ofNanos(System.nanoTime() - began);
    return new Kill(process, restarted, recovery.await(BACK));
  }
}
