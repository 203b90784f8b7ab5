package org.careline.safety;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.careline.safety.context.Context;

/**
 * One rule, compiled: every group must be met; {@code unless} must not.
 *
 * @param groups pattern numbers of which one must match, and facts of which one suffices
 * @param asked patterns of which one must match what the assistant just said; empty for most rules
 * @param sameSentence whether all groups must be met within one sentence
 */
record Rule(
    String id,
    Category category,
    String kind,
    Level level,
    double confidence,
    String rationale,
    Guideline guideline,
    List<Group> groups,
    List<Integer> unless,
    List<Integer> asked,
    Set<Context> ignored,
    boolean sameSentence,
    RuleExamples examples) {

  record Group(List<Integer> patterns, EnumSet<Fact> facts) {}

  /** Texts that show the rule: those it must flag, and those on which it must stay silent. */
  record RuleExamples(List<String> flag, List<String> pass) {}
}
