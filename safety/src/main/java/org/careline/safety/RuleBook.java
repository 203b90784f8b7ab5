package org.careline.safety;

import java.util.List;
import org.careline.safety.context.ContextCues;
import org.careline.safety.match.PatternIndex;

/** All rules with the index that finds their patterns. */
record RuleBook(
    String version,
    List<Rule> userRules,
    List<Rule> replyRules,
    PatternIndex index,
    ContextCues cues) {

  RuleBook {
    userRules = List.copyOf(userRules);
    replyRules = List.copyOf(replyRules);
  }
}
