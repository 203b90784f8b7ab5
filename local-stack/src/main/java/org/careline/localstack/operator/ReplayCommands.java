package org.careline.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;

/** {@code replay analytics} and {@code replay retrieval}. */
final class ReplayCommands {

  private static final String ANALYTICS = "/api/v1/analytics/rebuild";

  private final Api api;
  private final PrintStream out;

  ReplayCommands(Api api, PrintStream out) {
    this.api = api;
    this.out = out;
  }

  /** Counts the dashboard's figures again from the bus; 0 when done. */
  int analytics() throws InterruptedException {
    JsonNode run = api.post(ANALYTICS);
    out.println("Counting again from the bus; the dashboard shows the old figures meanwhile.");
    while ("RUNNING".equals(run.path("state").asText())) {
      Thread.sleep(Duration.ofMillis(500));
      run = api.get(ANALYTICS);
    }
    if (!"DONE".equals(run.path("state").asText())) {
      out.println("It failed and the old figures stand: see ./careline logs analytics");
      return 1;
    }
    out.println(
        run.path("events").asText()
            + " events counted, "
            + run.path("skipped").asText()
            + " not understood"
            + (run.has("countedFrom")
                ? "; hours before " + run.path("countedFrom").asText() + " are kept as they were"
                : ""));
    return 0;
  }

  /** Builds the search index again from the store; 0. */
  int retrieval() {
    JsonNode built = api.post("/api/v1/documents/index/rebuild");
    out.println(
        built.path("passages").asText()
            + " passages indexed in "
            + built.path("millis").asText()
            + " ms, knowledge version "
            + built.path("knowledgeVersion").asText());
    return 0;
  }
}
