package org.careline.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code dlq list}, {@code show} and {@code replay}. */
final class DeadLetterCommands {

  private static final String PATH = "/api/v1/dead-letters";
  private static final int PAGE = 200;

  private final Api api;
  private final PrintStream out;
  private final Duration patience;

  /**
   * @param patience how long a replay may take until its result is known
   */
  DeadLetterCommands(Api api, PrintStream out, Duration patience) {
    this.api = api;
    this.out = out;
    this.patience = patience;
  }

  /** Prints the letters not handled yet, or all; 0. */
  int list(boolean all) {
    JsonNode page = api.get(PATH + "?size=" + PAGE + "&state=" + (all ? "all" : "open"));
    if (page.path("items").isEmpty()) {
      out.println(all ? "No dead letters." : "No dead letters wait.");
      return 0;
    }
    var table =
        new Table("id", "state", "failed at", "tries", "topic", "type", "consumer", "cause");
    page.path("items")
        .forEach(
            letter ->
                table.row(
                    text(letter, "id"),
                    text(letter, "state"),
                    text(letter, "failedAt"),
                    text(letter, "tries"),
                    text(letter, "topic"),
                    text(letter, "eventType"),
                    text(letter, "consumer"),
                    text(letter, "cause")));
    table.lines().forEach(out::println);
    long hidden = page.path("total").asLong() - page.path("items").size();
    if (hidden > 0) {
      out.println("and " + hidden + " more");
    }
    return 0;
  }

  /** Prints all that may be seen of one letter; 0. */
  int show(String id) {
    JsonNode letter = api.get(PATH + '/' + id(id));
    var table = new Table("field", "value");
    letter
        .properties()
        .forEach(
            property -> {
              if (property.getValue().isValueNode()) {
                table.row(property.getKey(), property.getValue().asText());
              }
            });
    letter
        .path("headers")
        .properties()
        .forEach(header -> table.row(header.getKey(), header.getValue().asText()));
    letter
        .path("fields")
        .forEach(
            field -> table.row("data." + text(field, "name"), '<' + text(field, "kind") + '>'));
    table.lines().forEach(out::println);
    return 0;
  }

  /** Replays one letter and waits for its result; 0 when its consumer took it. */
  int replay(String id) throws InterruptedException {
    return replay(List.of(id(id)));
  }

  /** Replays every letter that is open; 0 when all were taken. */
  int replayAll() throws InterruptedException {
    List<String> open = new ArrayList<>();
    api.get(PATH + "?state=open&size=" + PAGE)
        .path("items")
        .forEach(
            letter -> {
              if ("OPEN".equals(text(letter, "state"))) {
                open.add(text(letter, "id"));
              }
            });
    if (open.isEmpty()) {
      out.println("No dead letters wait.");
    }
    return replay(open);
  }

  private int replay(List<String> ids) throws InterruptedException {
    int refused = 0;
    List<String> sent = new ArrayList<>();
    for (String id : ids) {
      try {
        api.post(PATH + '/' + id + "/replay");
        sent.add(id);
      } catch (OperatorFailure failure) {
        out.println(id + "  not replayed: " + failure.getMessage());
        refused++;
      }
    }
    int failed = 0;
    for (String id : sent) {
      String state = await(id);
      out.println(id + "  " + said(state));
      failed += "HANDLED".equals(state) ? 0 : 1;
    }
    return refused + failed == 0 ? 0 : 1;
  }

  private static String said(String state) {
    return switch (state) {
      case "HANDLED" -> "handled";
      case "OPEN" -> "failed again";
      default -> "sent; its consumer has not taken it yet";
    };
  }

  private String await(String id) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    String state = text(api.get(PATH + '/' + id), "state");
    while ("REPLAYING".equals(state) && System.nanoTime() < end) {
      Thread.sleep(Duration.ofMillis(250));
      state = text(api.get(PATH + '/' + id), "state");
    }
    return state;
  }

  private static String id(String id) {
    if (!id.matches("[0-9a-fA-F-]{36}")) {
      throw new OperatorFailure("'" + id + "' is no id of a dead letter: see ./careline dlq list");
    }
    return id;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
