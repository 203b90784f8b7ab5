package org.careline.anomaly.interaction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What one level did with an interaction.
 *
 * @param level 1 to 5
 * @param status done, pending, failed or skipped
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Stage(
    int level, String name, String status, Instant at, Double millis, String detail) {

  public static Stage done(Level level, Instant at, double millis, String detail) {
    return new Stage(level.number(), level.label(), "done", at, millis, detail);
  }

  public static Stage pending(Level level) {
    return new Stage(level.number(), level.label(), "pending", null, null, null);
  }

  public static Stage skipped(Level level, String detail) {
    return new Stage(level.number(), level.label(), "skipped", null, null, detail);
  }

  /** The five levels. */
  public enum Level {
    LOG(1, "log"),
    ANALYSE(2, "analyse"),
    SCORE(3, "score"),
    EXPLAIN(4, "explain"),
    REVIEW(5, "review");

    private final int number;
    private final String label;

    Level(int number, String label) {
      this.number = number;
      this.label = label;
    }

    public int number() {
      return number;
    }

    public String label() {
      return label;
    }
  }
}
