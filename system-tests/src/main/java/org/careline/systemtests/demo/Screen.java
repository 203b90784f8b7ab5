package org.careline.systemtests.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import org.careline.systemtests.demo.DayScript.Visit;

/** Prints the day. */
final class Screen {

  private static final int BAR = 30;
  private static final int WIDTH = 110;

  private final PrintStream out;
  private int messages;

  Screen(PrintStream out) {
    this.out = out;
  }

  int messages() {
    return messages;
  }

  void progress(int done, int all, String at) {
    int filled = BAR * done / all;
    out.printf("%n[%s%s] %d/%d  %s%n", "#".repeat(filled), ".".repeat(BAR - filled), done, all, at);
  }

  void message(Visit visit, String text, JsonNode reply, long millis) {
    messages++;
    out.printf("  patient (%s)  %s%n", visit.language(), text);
    out.printf(
        "  reply         %s, %d source(s), %d ms: %s%n",
        reply.path("source").asText("none"),
        reply.path("citations").size(),
        millis,
        shortened(reply.path("text").asText()));
  }

  void score(JsonNode interaction) {
    out.printf(
        "  score         level %s, %.2f, %s%n",
        interaction.path("level").asText(),
        interaction.path("score").asDouble(),
        interaction.path("state").asText());
  }

  void feedback(String rating) {
    out.printf("  feedback      thumbs %s%n", rating);
  }

  void opened(JsonNode opened) {
    out.printf(
        "  case          %s, %s%n", opened.path("level").asText(), opened.path("reason").asText());
  }

  void accepted(JsonNode accepted) {
    out.printf("  accepted by   %s%n", accepted.path("assignee").path("name").asText());
  }

  void staffWrote(String text) {
    out.printf("  staff         %s%n", text);
  }

  void closed(String how) {
    out.printf("  case          %s%n", how);
  }

  void reviewed(JsonNode decided) {
    out.printf("  review        %s%n", decided.path("state").asText());
  }

  void totals(JsonNode before, JsonNode after) {
    out.printf("%nThe dashboard, before and after:%n");
    JsonNode totals = after.path("totals");
    for (String name :
        List.of("messages", "replies", "flagged", "cases", "openCases", "reviews", "feedbackUp")) {
      out.printf(
          "  %-12s %6d -> %d%n", name, before.path(name).asLong(), totals.path(name).asLong());
    }
    JsonNode latency = after.path("latency");
    out.printf(
        "  reply p50 %s ms, p95 %s ms%n",
        latency.path("replyP50Millis").asText("-"), latency.path("replyP95Millis").asText("-"));
  }

  private static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
  }
}
