package org.careline.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PercentileTest {

  @Test
  void thereIsNoneWithoutValues() {
    assertThat(Percentile.millis(new TreeMap<>(), 0.5)).isNull();
  }

  @Test
  void theBucketThatHoldsTheShareAnswers() {
    var buckets = new TreeMap<>(Map.of(10, 90L, 30, 10L));

    assertThat(Percentile.millis(buckets, 0.5)).isEqualTo(6);
    assertThat(Percentile.millis(buckets, 0.95)).isEqualTo(237);
  }
}
