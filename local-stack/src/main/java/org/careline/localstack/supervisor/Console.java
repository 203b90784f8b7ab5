package org.careline.localstack.supervisor;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Progress, one line per event: {@code [mark] component: what happened}. The launcher draws it on a
 * screen.
 */
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  void ok(String component, String text) {
    line("ok", component, text);
  }

  void wait(String component, String text) {
    line("wait", component, text);
  }

  void fail(String component, String text) {
    line("fail", component, text);
  }

  /** A log's last lines, indented under the failure they explain. */
  void quote(List<String> lines) {
    lines.forEach(line -> out.println("    | " + line));
    out.flush();
  }

  /** Free text, as it is. */
  void say(String text) {
    out.println(text);
    out.flush();
  }

  private synchronized void line(String mark, String component, String text) {
    out.println("[" + mark + "] " + component + ": " + text);
    out.flush();
  }

  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }
}
