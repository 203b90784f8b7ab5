package org.careline.safety.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.careline.safety.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScriptedAnswersTest {

  private static final ScriptedAnswers ANSWERS = ScriptedAnswers.standard();

  private static final List<String> KINDS =
      List.of(
          "general",
          "urgent",
          "cardiac",
          "arrest",
          "stroke",
          "respiratory",
          "anaphylaxis",
          "bleeding",
          "sepsis",
          "neurological",
          "seizure",
          "obstetric",
          "paediatric",
          "poisoning",
          "overdose",
          "trauma",
          "intent",
          "injury",
          "distress",
          "third-party",
          "violence",
          "abuse",
          "abuse-child");

  static Stream<Arguments> everyKindInEveryLanguage() {
    return KINDS.stream()
        .flatMap(
            kind -> Stream.of(Language.values()).map(language -> Arguments.of(kind, language)));
  }

  @ParameterizedTest
  @MethodSource("everyKindInEveryLanguage")
  void speaksOfEveryKindInEveryLanguageAndNamesTheNumber(String kind, Language language) {
    ScriptedAnswer answer = ANSWERS.answer(kind, language, "IN");

    assertThat(answer.text()).contains("112").doesNotContain("{");
    assertThat(answer.actions())
        .allSatisfy(action -> assertThat(action.label()).doesNotContain("{").isNotBlank());
    assertThat(answer.id()).isEqualTo(ANSWERS.answer(kind, Language.EN, "IN").id());
  }

  @ParameterizedTest
  @CsvSource({
    "US,911,988",
    "ES,112,024",
    "MX,911,8009112000",
    "CN,120,12356",
    "IN,112,14416",
    "GB,999,116123"
  })
  void offersTheCountrysCrisisLineBeforeTheEmergencyNumber(
      String country, String emergency, String crisis) {
    List<ScriptAction> actions = ANSWERS.answer("intent", Language.EN, country).actions();

    assertThat(actions.getFirst().value()).isEqualTo(crisis);
    assertThat(actions.getLast())
        .satisfies(
            last -> {
              assertThat(last.kind()).isEqualTo(ScriptAction.Kind.CALL);
              assertThat(last.value()).isEqualTo(emergency);
            });
  }

  @Test
  void givesTheWidestNumberWhereTheCountryIsUnknown() {
    assertThat(ANSWERS.emergencyNumber(null)).isEqualTo("112");
    assertThat(ANSWERS.emergencyNumber("ZZ")).isEqualTo("112");
    assertThat(ANSWERS.answer("intent", Language.HI, "ZZ").actions())
        .extracting(ScriptAction::kind)
        .contains(ScriptAction.Kind.LINK);
  }

  @Test
  void fallsBackToTheGeneralAnswerForAKindWithoutItsOwn() {
    assertThat(ANSWERS.answer("no-such-kind", Language.ES, "MX").id()).isEqualTo("general");
  }
}
