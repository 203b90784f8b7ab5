package org.careline.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.careline.safety.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule file carries its own examples; here they are run. */
class RuleExamplesTest {

  private static final SafetyEngine ENGINE = SafetyEngine.standard();

  static Stream<Arguments> flagged() {
    return ENGINE.rules().stream()
        .flatMap(
            rule -> rule.examples().flag().stream().map(text -> Arguments.of(rule.id(), text)));
  }

  static Stream<Arguments> passed() {
    return ENGINE.rules().stream()
        .flatMap(
            rule -> rule.examples().pass().stream().map(text -> Arguments.of(rule.id(), text)));
  }

  @ParameterizedTest
  @MethodSource("flagged")
  void firesOnWhatItMustFlag(String ruleId, String text) {
    Rule rule = rule(ruleId);
    List<Finding> findings = assess(rule, text).findings();

    assertThat(findings)
        .as("%s on: %s", ruleId, text)
        .anyMatch(
            finding ->
                finding.category() == rule.category() && finding.level().atLeast(rule.level()));
  }

  @ParameterizedTest
  @MethodSource("passed")
  void staysSilentOnWhatItMustPass(String ruleId, String text) {
    Rule rule = rule(ruleId);

    assertThat(assess(rule, text).findings())
        .as("%s on: %s", ruleId, text)
        .noneMatch(
            finding ->
                finding.category() == rule.category() && finding.level().atLeast(rule.level()));
  }

  @Test
  void everyRuleShowsBothSides() {
    assertThat(ENGINE.rules())
        .isNotEmpty()
        .allSatisfy(
            rule -> {
              assertThat(rule.examples().flag()).as(rule.id()).isNotEmpty();
              assertThat(rule.examples().pass()).as(rule.id()).isNotEmpty();
            });
  }

  private static Rule rule(String id) {
    return ENGINE.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  private static Assessment assess(Rule rule, String text) {
    Language language = Language.of(rule.id().substring(0, 2)).orElseThrow();
    return rule.category().aboutReply()
        ? ENGINE.assessReply(text, language)
        : ENGINE.assessUserTurn(UserTurn.of(text).in(language.tag()));
  }
}
