package org.careline.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalAttemptsTest {

  private static final Pauses GROWING = Pauses.growing(5);

  private final AtomicLong second = new AtomicLong(1_000_000);
  private final Attempts attempts = new LocalAttempts(() -> Instant.ofEpochSecond(second.get()));

  @ParameterizedTest
  @CsvSource({"1,0", "4,0", "5,60", "6,120", "7,240", "8,480", "9,900", "500,900"})
  void thePauseDoublesFromTheLastFreeAttemptUpToAQuarterOfAnHour(long attempt, long seconds) {
    assertThat(GROWING.after(attempt)).isEqualTo(seconds);
  }

  @Test
  void whoeverWaitsAndTriesAgainWaitsLongerEachTime() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.admit("k", GROWING)).isZero();
    }
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      long wait = attempts.admit("k", GROWING);
      waits.add(wait);
      second.addAndGet(wait);
      assertThat(attempts.admit("k", GROWING)).isZero();
    }

    assertThat(waits).containsExactly(60L, 120L, 240L, 480L, 900L, 900L);
  }

  @Test
  void aRefusedAttemptMakesThePauseNoLonger() {
    for (int i = 0; i < 5; i++) {
      attempts.admit("k", GROWING);
    }
    second.addAndGet(59);
    assertThat(attempts.admit("k", GROWING)).isEqualTo(1);

    second.addAndGet(1);

    assertThat(attempts.admit("k", GROWING)).isZero();
  }

  @Test
  void aMinuteForgetsWhatWasFreeAndAQuarterOfAnHourWhatWasNot() {
    attempts.admit("few", GROWING);
    for (int i = 0; i < 5; i++) {
      attempts.admit("many", GROWING);
    }

    second.addAndGet(60 + 900);

    for (String key : List.of("few", "many")) {
      for (int i = 0; i < 5; i++) {
        assertThat(attempts.admit(key, GROWING)).isZero();
      }
      assertThat(attempts.admit(key, GROWING)).isEqualTo(60);
    }
  }

  @Test
  void aSuccessForgetsEverything() {
    for (int i = 0; i < 5; i++) {
      attempts.admit("k", GROWING);
    }

    attempts.clear("k");

    assertThat(attempts.admit("k", GROWING)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "'6.6.6.6, 1.2.3.4',0,1.2.3.4",
    "'6.6.6.6, 1.2.3.4, 10.0.0.1',1,1.2.3.4",
    "1.2.3.4,3,1.2.3.4"
  })
  void theAddressIsTheOneOurOwnProxiesSaw(String forwarded, int proxies, String address) {
    assertThat(ClientAddress.among(forwarded, proxies)).isEqualTo(address);
  }
}
