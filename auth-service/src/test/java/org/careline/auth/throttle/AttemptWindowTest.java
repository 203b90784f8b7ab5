package org.careline.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptWindowTest {

  @ParameterizedTest
  @CsvSource({"1,60", "5,60", "6,120", "7,240", "8,480", "9,900", "500,900"})
  void theWaitDoublesBeyondTheLimitUpToAQuarterOfAnHour(long failures, long seconds) {
    assertThat(AttemptCounter.window(failures, 5)).isEqualTo(seconds);
  }
}
