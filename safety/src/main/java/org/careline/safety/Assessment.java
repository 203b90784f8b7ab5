package org.careline.safety;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.careline.safety.text.Language;

/**
 * What the rule floor says about one text. A later scorer may raise it, never lower it.
 *
 * @param findings most serious first
 * @param language the language the text is written in, as far as it can be told
 * @param ruleSetVersion names the rules that spoke, for the record
 */
public record Assessment(
    Level level, Action action, List<Finding> findings, Language language, String ruleSetVersion) {

  private static final Comparator<Finding> MOST_SERIOUS_FIRST =
      Comparator.comparing(Finding::level)
          .thenComparing(finding -> finding.category().actionFor(finding.level()))
          .thenComparing(Finding::confidence)
          .reversed()
          .thenComparing(Finding::category)
          .thenComparing(Finding::ruleId);

  public Assessment {
    findings = List.copyOf(findings);
  }

  static Assessment of(List<Finding> findings, Language language, String ruleSetVersion) {
    Level level = Level.NONE;
    Action action = Action.ALLOW;
    for (Finding finding : findings) {
      level = Level.max(level, finding.level());
      Action wanted = finding.category().actionFor(finding.level());
      action = wanted.compareTo(action) > 0 ? wanted : action;
    }
    List<Finding> sorted = findings.stream().sorted(MOST_SERIOUS_FIRST).toList();
    return new Assessment(level, action, sorted, language, ruleSetVersion);
  }

  /** The most serious finding: it decides which scripted answer fits. */
  public Optional<Finding> leading() {
    return findings.stream().findFirst();
  }

  /**
   * The kind of scripted answer to give or to put before the answer: the leading finding's kind,
   * {@code urgent} for a notice, or empty where none is due.
   */
  public Optional<String> scriptKind() {
    return switch (action) {
      case ALLOW, BLOCK -> Optional.empty();
      case DISCLAIM -> Optional.of("urgent");
      case ASK -> leading().map(Finding::kind);
      case SCRIPTED -> leading().map(Finding::kind);
    };
  }

  /** Whether any finding is of this category. */
  public boolean has(Category category) {
    return findings.stream().anyMatch(finding -> finding.category() == category);
  }
}
