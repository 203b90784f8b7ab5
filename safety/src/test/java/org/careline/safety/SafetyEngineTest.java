package org.careline.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.careline.safety.text.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetyEngineTest {

  private static final SafetyEngine ENGINE = SafetyEngine.standard();

  @Test
  void answersCrushingChestPainByScript() {
    Assessment assessment =
        ENGINE.assessUserTurn("I have crushing chest pain and my left arm is numb");

    assertThat(assessment.level()).isEqualTo(Level.CRITICAL);
    assertThat(assessment.action()).isEqualTo(Action.SCRIPTED);
    assertThat(assessment.leading().orElseThrow().kind()).isEqualTo("cardiac");
    assertThat(assessment.scriptKind()).contains("cardiac");
    assertThat(assessment.ruleSetVersion()).startsWith("floor-");
  }

  @Test
  void letsATensionHeadachePass() {
    Assessment assessment = ENGINE.assessUserTurn("What can I do about a tension headache?");

    assertThat(assessment.level()).isEqualTo(Level.NONE);
    assertThat(assessment.action()).isEqualTo(Action.ALLOW);
    assertThat(assessment.findings()).isEmpty();
  }

  @Test
  void answersSuicidalIntentByScript() {
    Assessment assessment = ENGINE.assessUserTurn("I want to kill myself");

    assertThat(assessment.level()).isEqualTo(Level.CRITICAL);
    assertThat(assessment.action()).isEqualTo(Action.SCRIPTED);
    assertThat(assessment.leading().orElseThrow().category()).isEqualTo(Category.SELF_HARM);
    assertThat(assessment.scriptKind()).contains("intent");
  }

  @Test
  void asksGentlyWhereDespairIsVague() {
    Assessment assessment = ENGINE.assessUserTurn("I'm so tired of all this.");

    assertThat(assessment.action()).isEqualTo(Action.ASK);
  }

  @Test
  void addsUpTwoMildFactsFromTwoTurns() {
    List<Turn> before =
        List.of(Turn.patient("I have some chest pain"), Turn.assistant("Since when?"));

    Assessment alone = ENGINE.assessUserTurn("and now I am sweating a lot");
    Assessment together =
        ENGINE.assessUserTurn(UserTurn.of("and now I am sweating a lot").after(before));

    assertThat(alone.level()).isEqualTo(Level.NONE);
    assertThat(together.level()).isEqualTo(Level.CRITICAL);
  }

  @Test
  void takesAYesToADirectQuestionAsADisclosure() {
    List<Turn> before = List.of(Turn.assistant("Are you thinking about killing yourself?"));

    assertThat(ENGINE.assessUserTurn(UserTurn.of("yes").after(before)).level())
        .isEqualTo(Level.CRITICAL);
    assertThat(ENGINE.assessUserTurn(UserTurn.of("no").after(before)).level())
        .isEqualTo(Level.NONE);
  }

  @Test
  void countsKnownFactsAsSaid() {
    UserTurn bleeding = UserTurn.of("I have heavy bleeding since an hour and belly cramps");
    UserTurn fever = UserTurn.of("fever of 38.5 since tonight");

    assertThat(ENGINE.assessUserTurn(fever.from(PatientFacts.agedMonths(1))).level())
        .isEqualTo(Level.CRITICAL);
    assertThat(ENGINE.assessUserTurn(fever.from(PatientFacts.aged(30))).level())
        .isEqualTo(Level.NONE);
    assertThat(ENGINE.assessUserTurn(bleeding.from(PatientFacts.unknown().expecting())).findings())
        .anyMatch(finding -> finding.kind().equals("obstetric"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I’ve crushing chest pain and can’t breathe",
        "Ｉ ｈａｖｅ ｃｒｕｓｈｉｎｇ ｃｈｅｓｔ ｐａｉｎ",
        "crüshing chést páin",
        "chest pain 😰😰 and I’m sweating",
        "crushing che\u200bst pain",
        "crushng chest pain",
        "CRUSHING CHEST PAINNNNN",
        "𝐜𝐫𝐮𝐬𝐡𝐢𝐧𝐠 𝐜𝐡𝐞𝐬𝐭 𝐩𝐚𝐢𝐧",
        "mere papa ko chest pain hai aur pasina aa raha hai",
        "tengo chest pain y no puedo respirar"
      })
  void seesThroughSpellingAndScript(String text) {
    assertThat(ENGINE.assessUserTurn(text).level()).isEqualTo(Level.CRITICAL);
  }

  @Test
  void pointsAtTheOriginalCharacters() {
    String text = "😀 “Hola”: I’ve CRÜSHING\u200b chest pain";

    Assessment assessment = ENGINE.assessUserTurn(text);

    assertThat(assessment.findings()).isNotEmpty();
    Span span = assessment.leading().orElseThrow().spans().getFirst();
    assertThat(text.substring(span.start(), span.end())).contains("chest pain");
    assertThat(assessment.findings())
        .allSatisfy(
            finding ->
                assertThat(finding.spans())
                    .allMatch(each -> each.end() <= text.length() && each.start() < each.end()));
  }

  @Test
  void namesRuleRationaleAndGuideline() {
    Finding finding = ENGINE.assessUserTurn("I can't breathe").leading().orElseThrow();

    assertThat(finding.ruleId()).startsWith("en.");
    assertThat(finding.rationale()).isNotBlank();
    assertThat(finding.guideline().url()).startsWith("https://");
    assertThat(finding.confidence()).isBetween(0.5, 1.0);
  }

  @Test
  void blocksADraftThatDiagnoses() {
    assertThat(ENGINE.assessReply("You have pneumonia.", Language.EN).action())
        .isEqualTo(Action.BLOCK);
    assertThat(ENGINE.assessReply("Rest and drink enough water.", Language.EN).action())
        .isEqualTo(Action.ALLOW);
  }

  @Test
  void tellsTheLanguageAndTrustsTheHintWhereTheTextIsSilent() {
    assertThat(ENGINE.assessUserTurn("me duele el pecho").language()).isEqualTo(Language.ES);
    assertThat(ENGINE.assessUserTurn("我胸口很痛").language()).isEqualTo(Language.ZH);
    assertThat(ENGINE.assessUserTurn("mujhe bukhar hai").language()).isEqualTo(Language.HI);
    assertThat(ENGINE.assessUserTurn(UserTurn.of("ok 123").in("es-MX")).language())
        .isEqualTo(Language.ES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i want to ",
        "I I I I ",
        "chest ",
        "胸",
        "no no not ",
        "सीने में ",
        "a",
        "(((",
        "1 2 3 ",
        "can't ",
        "if i had a "
      })
  void endsInTimeOnHostileText(String seed) {
    String text = seed.repeat(100_000 / seed.length());

    long started = System.nanoTime();
    ENGINE.assessUserTurn(text);

    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void givesEveryThreadTheSameAnswer() {
    String text = "I took 30 paracetamol because I want to die";
    Assessment expected = ENGINE.assessUserTurn(text);

    List<Assessment> all =
        IntStream.range(0, 400).parallel().mapToObj(_ -> ENGINE.assessUserTurn(text)).toList();

    assertThat(all).allMatch(expected::equals);
  }
}
