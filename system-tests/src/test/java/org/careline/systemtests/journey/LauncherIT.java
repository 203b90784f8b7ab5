package org.careline.systemtests.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.careline.systemtests.stack.Stack;
import org.junit.jupiter.api.Test;

/** The launcher's own promises, with a whole stack behind them. */
class LauncherIT {

  @Test
  void theDemoPlaysADayAndTellsEveryStep() {
    Stack.in(Stack.Mode.EXTRACTIVE);

    Stack.Outcome demo = Stack.run("demo", "--no-build");

    assertThat(demo.output())
        .contains("source(s)", "level CRITICAL", "accepted by", "resolved: EMERGENCY_SERVICES")
        .contains("review        CONFIRMED", "The dashboard, before and after");
    assertThat(demo.code()).isZero();
  }

  @Test
  void statusNamesEveryPart() {
    Stack.in(Stack.Mode.EXTRACTIVE);

    assertThat(Stack.run("status").output())
        .contains("chat-gateway", "auth-service", "inference-service", "rag-service")
        .contains("anomaly-service", "escalation-service", "analytics-service", "postgres");
  }

  @Test
  void noLogHoldsWhatPatientsWrote() throws IOException {
    Stack stack = Stack.in(Stack.Mode.EXTRACTIVE);
    String secret = "zebrafinch";
    stack.signIn("patient").send(null, "My cough sounds like a " + secret);

    try (var logs = Files.list(Stack.logs())) {
      for (var log : logs.toList()) {
        assertThat(Files.readString(log)).as(log.toString()).doesNotContain(secret);
      }
    }
  }
}
