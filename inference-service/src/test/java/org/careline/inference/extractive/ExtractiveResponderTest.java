package org.careline.inference.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.careline.inference.passage.Knowledge;
import org.careline.inference.passage.Passage;
import org.careline.inference.phrase.Line;
import org.careline.inference.phrase.Phrasebook;
import org.careline.inference.prompt.Question;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractiveResponderTest {

  private static final String DO =
      """
      ## What you can do

      Act early, when you feel a migraine coming on:
      - Lie down in a dark, quiet room.
      - Put a cool cloth on your forehead.

      To have fewer attacks, sleep and eat on a regular schedule.
      """;
  private static final Passage MIGRAINE_DO = passage("m#1", "migraine", "Migraine", "en", DO);
  private static final Passage MIGRAINE_DOCTOR =
      passage(
          "m#2",
          "migraine",
          "Migraine",
          "en",
          "See a doctor if you think you have migraines and have never been checked.");
  private static final Passage FLU =
      passage("f#1", "flu", "Flu", "en", "Flu brings fever and aches. Rest and drink.");

  private final Phrasebook phrases = new Phrasebook();
  private final ExtractiveResponder responder = new ExtractiveResponder(phrases, new SmallTalk());

  @Test
  void quotesTheGuideWordForWordWithItsMarker() {
    String answer =
        answer("What helps against a migraine?", "en", FLU, MIGRAINE_DO, MIGRAINE_DOCTOR);

    assertThat(answer)
        .startsWith("Here is what our guides say about **Migraine**.")
        .contains(
            "Act early, when you feel a migraine coming on:\n\n"
                + "- Lie down in a dark, quiet room.\n- Put a cool cloth on your forehead. [2]")
        .contains(
            "**When to see a doctor**\n\n"
                + "See a doctor if you think you have migraines and have never been checked. [3]")
        .doesNotContain("##")
        .doesNotContain("Flu")
        .endsWith(phrases.say(Line.GUIDE_CLOSING, "en"));
  }

  @Test
  void saysSoWhenNothingIsKnown() {
    assertThat(answer("Who won the football final?", "en", FLU, MIGRAINE_DO))
        .isEqualTo(phrases.say(Line.NOTHING_KNOWN, "en"));
    assertThat(answer("migraine", "en")).isEqualTo(phrases.say(Line.NOTHING_KNOWN, "en"));
  }

  @Test
  void makesNoClaimWithoutKnowledge() {
    Question question = new Question("migraine", "es", "ES", List.of());

    assertThat(responder.answer(question, new Knowledge.Unavailable()))
        .isEqualTo(phrases.say(Line.KNOWLEDGE_AWAY, "es"));
  }

  @Test
  void prefersGuidesInThePatientsLanguage() {
    Passage spanish =
        passage("m-es#1", "migrana", "Migraña", "es", "Acuéstese en un cuarto oscuro y tranquilo.");

    assertThat(answer("¿Qué hago con la migraña?", "es", MIGRAINE_DO, spanish))
        .contains("**Migraña**")
        .contains("Acuéstese en un cuarto oscuro y tranquilo. [2]");
  }

  @Test
  void quotesChineseGuidesWithoutSpacesBetweenSentences() {
    Passage chinese = passage("h-zh#1", "headache", "头痛", "zh", "多喝水。在安静的房间休息。");

    assertThat(answer("头痛怎么办？", "zh", chinese)).contains("多喝水。在安静的房间休息。 [1]");
  }

  @Test
  void quotesHindiGuides() {
    Passage hindi = passage("h-hi#1", "fever", "बुखार", "hi", "पानी पिएँ। आराम करें।");

    assertThat(answer("बुखार में क्या करूँ?", "hi", hindi)).contains("पानी पिएँ। आराम करें। [1]");
  }

  @ParameterizedTest(name = "{1}: {0} -> {2}")
  @CsvFileSource(resources = "/scenarios/smalltalk.csv", delimiter = ';', numLinesToSkip = 1)
  void smallTalkIsAnsweredByAFixedLine(String message, String language, String line) {
    var found = responder.smallTalk(new Question(message, language, "US", List.of()));

    assertThat(found.map(Line::name).orElse("")).isEqualTo(line == null ? "" : line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "zh", "hi"})
  void everyFixedLineIsThereInEveryLanguage(String language) {
    for (Line line : Line.values()) {
      assertThat(phrases.say(line, language)).isNotBlank();
    }
    assertThat(phrases.say(Line.GREETING, language))
        .isEqualTo(phrases.say(Line.GREETING, Phrasebook.spoken(language + "-XX")));
  }

  private String answer(String text, String language, Passage... passages) {
    return responder.answer(
        new Question(text, language, "US", List.of()), new Knowledge.Found(List.of(passages), "k"));
  }

  private static String heading(String text) {
    return text.startsWith("See a doctor") ? "When to see a doctor" : "";
  }

  private static Passage passage(
      String id, String document, String title, String language, String text) {
    return new Passage(
        id,
        document,
        title,
        heading(text),
        "https://x/" + id,
        text,
        language,
        1,
        "Source",
        "2026-01-01");
  }
}
