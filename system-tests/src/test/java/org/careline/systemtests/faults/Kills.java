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

  /**
   * What was killed.
   *
   * @param ready until it served again
   * @param recovered from then until a message was accepted and answered
   */
  record Kill(String process, Duration ready, Duration recovered) {
    @Override
    public String toString() {
      return "%s: serves again after %.1f s, all works %.1f s later"
          .formatted(process, ready.toMillis() / 1e3, recovered.toMillis() / 1e3);
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

  private Kill kill(String process, Recovery recovery) {
    long began = System.nanoTime();
    end(process, "-KILL");
    Duration ready = Duration.ofNanos(System.nanoTime() - began);
    return new Kill(process, ready, recovery.await(BACK));
  }

  /** With another one at hand, all must work while the killed one is still away. */
  Kill killOneOfTwo(String process, Recovery recovery) {
    long began = System.nanoTime();
    stack.signal(process, "-KILL");
    Duration recovered = recovery.await(BACK);
    Crowd.await(BACK, () -> stack.serves(process));
    return new Kill(process, Duration.ofNanos(System.nanoTime() - began), recovered);
  }

  /** Ends it gently, as a new release does, and waits for the next one. */
  Kill restart(String process, Recovery recovery) {
    long began = System.nanoTime();
    Thread ending = Thread.ofVirtual().start(() -> end(process, "-TERM"));
    Duration recovered = recovery.await(BACK);
    Crowd.await(BACK, () -> !ending.isAlive());
    return new Kill(process, Duration.ofNanos(System.nanoTime() - began), recovered);
  }

  private void end(String process, String signal) {
    long before = stack.pid(process).orElse(0L);
    stack.signal(process, signal);
    Crowd.await(BACK, () -> stack.pid(process).filter(pid -> pid != before).isPresent());
    Crowd.await(BACK, () -> stack.serves(process));
  }
}
