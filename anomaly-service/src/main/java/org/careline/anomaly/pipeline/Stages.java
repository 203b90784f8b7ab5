package org.careline.anomaly.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.careline.anomaly.interaction.Stage;
import org.careline.anomaly.interaction.State;
import org.careline.anomaly.scoring.Score;

/** The record of the levels, kept as they pass. */
final class Stages {

  private Stages() {}

  /** Level 3 done; 4 and 5 wait when a reviewer is to look, and are skipped when none is. */
  static List<Stage> scored(List<Stage> before, Score score, State state, Duration took) {
    List<Stage> stages = new ArrayList<>();
    before.stream()
        .filter(stage -> stage.level() < Stage.Level.SCORE.number())
        .forEach(stages::add);
    stages.add(
        Stage.done(Stage.Level.SCORE, Instant.now(), took.toNanos() / 1e6, score.policyVersion()));
    List<Stage> later =
        before.stream().filter(stage -> stage.level() > Stage.Level.SCORE.number()).toList();
    boolean waits = state == State.PENDING;
    if (waits && later.stream().noneMatch(stage -> !"skipped".equals(stage.status()))) {
      stages.add(Stage.pending(Stage.Level.EXPLAIN));
      stages.add(Stage.pending(Stage.Level.REVIEW));
    } else if (later.isEmpty()) {
      stages.add(Stage.skipped(Stage.Level.EXPLAIN, "below the flag"));
      stages.add(Stage.skipped(Stage.Level.REVIEW, "below the flag"));
    } else {
      stages.addAll(later);
    }
    return List.copyOf(stages);
  }
}
