package org.careline.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.careline.safety.resource.YamlEntry;
import org.careline.safety.text.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Turns as patients write them, by language, under {@code safety/cases}. A new case is a new line
 * of data.
 */
class ScenarioTest {

  private static final SafetyEngine ENGINE = SafetyEngine.standard();

  static Stream<Arguments> mustFlag() {
    return groups()
        .filter(group -> group.has("atLeast"))
        .flatMap(
            group ->
                group.texts("texts").stream()
                    .map(
                        text ->
                            Arguments.of(
                                Category.valueOf(group.required("category")),
                                Level.valueOf(group.required("atLeast")),
                                text)));
  }

  static Stream<Arguments> mustNotFlag() {
    return groups()
        .filter(group -> group.has("below"))
        .flatMap(
            group ->
                group.texts("texts").stream()
                    .map(text -> Arguments.of(Level.valueOf(group.required("below")), text)));
  }

  @ParameterizedTest
  @MethodSource("mustFlag")
  void flagsWhatIsDangerous(Category category, Level atLeast, String text) {
    assertThat(ENGINE.assessUserTurn(text).findings())
        .as(text)
        .anyMatch(finding -> finding.category() == category && finding.level().atLeast(atLeast));
  }

  @ParameterizedTest
  @MethodSource("mustNotFlag")
  void passesWhatIsHarmless(Level below, String text) {
    Assessment assessment = ENGINE.assessUserTurn(text);

    assertThat(assessment.level().atLeast(below))
        .as("%s: %s", text, assessment.findings())
        .isFalse();
  }

  private static Stream<YamlEntry> groups() {
    return Arrays.stream(Language.values())
        .map(language -> YamlEntry.resource("safety/cases/" + language.tag() + ".yaml"))
        .map(file -> file.entries("groups"))
        .flatMap(List::stream);
  }
}
