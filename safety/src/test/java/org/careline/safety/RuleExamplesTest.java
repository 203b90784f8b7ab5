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

  /** Whatever part of a bad sentence is released before its end, it is not the bad part. */
  @ParameterizedTest
  @MethodSource("flagged")
  void noWordOfAFindingInAReplyIsEverClear(String ruleId, String text) {
    int bad =
        ENGINE.assessReply(text, Language.EN).findings().stream()
            .flatMap(finding -> finding.spans().stream())
            .mapToInt(Span::start)
            .min()
            .orElse(text.length());

    for (int end = 1; end <= text.length(); end++) {
      if (end == text.length() || Character.isWhitespace(text.charAt(end))) {
        String begun = text.substring(0, end);
        assertThat(ENGINE.clearLength(begun)).as(begun).isLessThanOrEqualTo(bad);
      }
    }
  }

  @Test
  void harmlessWordsAreClearAsTheyCome() {
    String text = "Rest in a quiet room and drink water through the day";
    assertThat(ENGINE.clearLength(text)).isEqualTo(text.length());
    assertThat(ENGINE.clearLength("Rest well and you")).isEqualTo("Rest well and ".length());
    String on = "Rest well and you feel better after a good long sleep";
    assertThat(ENGINE.clearLength(on)).isEqualTo(on.length());
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
