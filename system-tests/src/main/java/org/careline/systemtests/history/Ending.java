package org.careline.systemtests.history;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How things stand when all is quiet again.
 *
 * @param stored the conversations as the platform tells them
 * @param shown by client, the conversations as that client has them, built from frames alone
 * @param stateFailed patients' messages of which the platform states that no answer comes
 * @param cases number of cases by conversation
 * @param scored number of scored interactions by patient's message
 * @param counts figures that must agree, however they were come by
 * @param left what should have been dealt with and lies about: outbox rows, dead letters
 */
public record Ending(
    Map<String, List<Line>> stored,
    Map<String, Map<String, List<Line>>> shown,
    Set<String> stateFailed,
    Map<String, Integer> cases,
    Map<String, Integer> scored,
    List<Count> counts,
    Map<String, Long> left) {

  /** A figure as it was counted by a consumer of events, and as it is. */
  public record Count(String name, long counted, long actual) {}

  public Ending {
    stored = Map.copyOf(stored);
    shown = Map.copyOf(shown);
    stateFailed = Set.copyOf(stateFailed);
    cases = Map.copyOf(cases);
    scored = Map.copyOf(scored);
    counts = List.copyOf(counts);
    left = Map.copyOf(left);
  }
}
