package org.careline.localstack.operator;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What {@code ./careline dlq} and {@code ./careline replay} run. */
public final class Main {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Main() {}

  /** Exits 0 when all was done, 1 when something was not, 2 for words it does not know. */
  public static void main(String[] words) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int code;
    try {
      code = run(List.of(words), System.getenv(), out);
    } catch (OperatorFailure failure) {
      System.err.println("careline: " + failure.getMessage());
      code = 1;
    } catch (IOException | InterruptedException e) {
      System.err.println("careline: stopped: " + e.getClass().getSimpleName());
      code = 1;
    }
    System.exit(code);
  }

  static int run(List<String> words, Map<String, String> environment, PrintStream out)
      throws IOException, InterruptedException {
    String said = String.join(" ", words);
    if (!said.matches("dlq (list( --all)?|show \\S+|replay \\S+)|replay (analytics|retrieval)")) {
      System.err.println("careline: '" + said + "' is no command: see ./careline help");
      return 2;
    }
    var api = Api.asAdministrator(environment);
    var letters = new DeadLetterCommands(api, out, PATIENCE);
    var replays = new ReplayCommands(api, out);
    return switch (words.get(0) + ' ' + words.get(1)) {
      case "dlq list" -> letters.list(words.size() > 2);
      case "dlq show" -> letters.show(words.get(2));
      case "dlq replay" ->
          words.get(2).equals("--all") ? letters.replayAll() : letters.replay(words.get(2));
      case "replay analytics" -> replays.analytics();
      default -> replays.retrieval();
    };
  }
}
