package org.careline.chassis.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyLanesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void tasksOfOneKeyRunInTheOrderGiven() {
    var lanes = new KeyLanes(8);
    List<Integer> seen = new CopyOnWriteArrayList<>();

    IntStream.range(0, 500).forEach(i -> lanes.submit("one", () -> seen.add(i)));
    lanes.drain(PATIENCE);

    assertThat(seen).hasSize(500).isSorted();
  }

  @Test
  void aSlowKeyDoesNotHoldUpAnother() throws InterruptedException {
    var lanes = new KeyLanes(8);
    var release = new CountDownLatch(1);
    var otherDone = new CountDownLatch(1);
    lanes.submit("slow", () -> awaitQuietly(release));

    lanes.submit("quick", otherDone::countDown);

    assertThat(otherDone.await(5, TimeUnit.SECONDS)).isTrue();
    release.countDown();
    lanes.drain(PATIENCE);
    assertThat(lanes.backlog()).isZero();
  }

  @Test
  void noMoreThanTheConcurrencyRunAtOnce() {
    var lanes = new KeyLanes(2);
    var running = new java.util.concurrent.atomic.AtomicInteger();
    var most = new java.util.concurrent.atomic.AtomicInteger();

    for (int i = 0; i < 40; i++) {
      lanes.submit(
          "key" + i,
          () -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            running.decrementAndGet();
          });
    }
    lanes.drain(PATIENCE);

    assertThat(most.get()).isBetween(1, 2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
