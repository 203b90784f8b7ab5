package org.careline.inference.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTest {

  private final AtomicLong now = new AtomicLong();
  private final Breaker breaker =
      new Breaker(
          new BreakerLimits(
              3,
              Duration.ofSeconds(60),
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofSeconds(90)),
          now::get);

  @Test
  void opensAfterSoManyFailuresWithinTheWindow() {
    fail(2);
    assertThat(breaker.admits()).isTrue();
    fail(1);
    assertThat(breaker.admits()).isFalse();
  }

  @Test
  void failuresFarApartDoNotOpenIt() {
    fail(2);
    pass(61);
    fail(2);
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void aSuccessForgetsFailures() {
    fail(2);
    breaker.succeeded();
    fail(2);
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void afterItsRestOneProbeGoesThroughAndItsSuccessClosesIt() {
    fail(3);
    pass(10);
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.admits()).isFalse();
    breaker.succeeded();
    assertThat(breaker.admits()).isTrue();
    assertThat(breaker.state()).isEqualTo(Breaker.State.CLOSED);
  }

  @Test
  void aFailedProbeDoublesTheRestUpToALimit() {
    fail(3);
    pass(10);
    assertThat(breaker.admits()).isTrue();
    fail(1);
    pass(19);
    assertThat(breaker.admits()).isFalse();
    pass(1);
    assertThat(breaker.admits()).isTrue();
    fail(1);
    pass(30);
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void aProbeThatWasOursToEndLetsAnotherOneThrough() {
    fail(3);
    pass(10);
    assertThat(breaker.admits()).isTrue();
    breaker.undecided();
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void restsAsLongAsTheModelAskedFor() {
    breaker.rests(Duration.ofSeconds(5));
    assertThat(breaker.admits()).isFalse();
    pass(5);
    assertThat(breaker.admits()).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      breaker.failed();
    }
  }

  private void pass(long seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }
}
