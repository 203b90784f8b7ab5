package org.careline.auth.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.careline.auth.OwnKeys;
import org.careline.chassis.testing.CarelineStack;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
@QuarkusTestResource(OwnKeys.class)
class SharedAttemptsQuarkusTest {

  private static final Pauses GROWING = Pauses.growing(5);

  @Inject RedisDataSource redis;

  @Test
  void thePauseGrowsEachTimeItIsOverAndTriedAgain() {
    var attempts = new SharedAttempts(redis);
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.admit(key, GROWING)).isZero();
    }
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      waits.add(attempts.admit(key, GROWING));
      redis.execute("DEL", "careline:attempts:{" + key + "}:pause");
      assertThat(attempts.admit(key, GROWING)).isZero();
    }

    assertThat(waits).containsExactly(60L, 120L, 240L, 480L, 900L, 900L);
  }

  @Test
  void everyCountPassesAway() {
    var attempts = new SharedAttempts(redis);
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 6; i++) {
      attempts.admit(key, GROWING);
      assertThat(redis.execute("TTL", "careline:attempts:{" + key + "}:count").toLong())
          .isPositive();
    }
  }
}
