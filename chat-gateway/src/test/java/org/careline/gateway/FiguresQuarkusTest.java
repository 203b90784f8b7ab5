package org.careline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Arrays;
import org.careline.chassis.testing.CarelineStack;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.identity.Role;
import org.careline.contracts.identity.UserId;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(CarelineStack.class)
class FiguresQuarkusTest {

  private static final Logger LOG = Logger.getLogger(FiguresQuarkusTest.class);
  private static final int ROUNDS = 25;

  @TestHTTPResource("/")
  URL gateway;

  @Test
  void acceptsAMessageAndAnswersAnEmergencyWithinASecond() {
    measure("What helps against a cold?", "message.accepted");
    double[] accepted = measure("What helps against a cold?", "message.accepted");
    double[] answered =
        measure("I have crushing chest pain and my left arm is numb", "reply.completed");
    LOG.infof(
        "figures: accepted p50=%.1f ms p95=%.1f ms; emergency answered p50=%.1f ms p95=%.1f ms",
        accepted[0], accepted[1], answered[0], answered[1]);
    assertThat(accepted[1]).isLessThan(1_000);
    assertThat(answered[1]).isLessThan(1_000);
  }

  /** Milliseconds from sending to the frame, as a client sees them: median and 95th percentile. */
  private double[] measure(String text, String frame) {
    double[] millis = new double[ROUNDS];
    String token = TestTokens.of(UserId.next(), Role.PATIENT);
    try (var client = ChatClient.connect(gateway.getPort(), token)) {
      for (int i = 0; i < ROUNDS; i++) {
        long began = System.nanoTime();
        client.say(text);
        client.frame(frame);
        millis[i] = (System.nanoTime() - began) / 1e6;
      }
    }
    Arrays.sort(millis);
    return new double[] {millis[ROUNDS / 2], millis[(int) (ROUNDS * 0.95)]};
  }
}
