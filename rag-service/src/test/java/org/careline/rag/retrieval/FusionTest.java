package org.careline.rag.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.careline.rag.document.Language;
import org.careline.rag.retrieval.Fusion.Fused;
import org.careline.rag.retrieval.Fusion.Ranking;
import org.junit.jupiter.api.Test;

class FusionTest {

  @Test
  void firstInEveryRankingIsOne() {
    var fused =
        Fusion.fuse(1.5, List.of(new Ranking(1, List.of(7, 8)), new Ranking(0.5, List.of(7))));

    assertThat(fused.getFirst().passage()).isEqualTo(7);
    assertThat(fused.getFirst().score()).isCloseTo(1.0, within(1e-9));
  }

  @Test
  void agreementBeatsASingleFirstPlace() {
    var fused =
        Fusion.fuse(2, List.of(new Ranking(1, List.of(1, 2)), new Ranking(1, List.of(3, 2))));

    assertThat(fused).extracting(Fused::passage).containsExactly(2, 1, 3);
  }

  @Test
  void theHeavierRankingDecidesWhereTheyDisagree() {
    var fused = Fusion.fuse(1.5, List.of(new Ranking(0.5, List.of(1)), new Ranking(1, List.of(2))));

    assertThat(fused).extracting(Fused::passage).containsExactly(2, 1);
  }

  @Test
  void nothingRankedIsNothingFused() {
    assertThat(Fusion.fuse(1, List.of(new Ranking(1, List.of())))).isEmpty();
  }

  @Test
  void theFloorAsksForWordsWhereMeaningIsOnlyNear() {
    var floor = new ScoreFloor(0.64, 0.60, 0.3, 0.6);

    assertThat(floor.admits(OptionalDouble.of(0.70), 0)).isTrue();
    assertThat(floor.admits(OptionalDouble.of(0.62), 0)).isFalse();
    assertThat(floor.admits(OptionalDouble.of(0.62), 0.4)).isTrue();
    assertThat(floor.admits(OptionalDouble.of(0.50), 1)).isFalse();
    assertThat(floor.admits(OptionalDouble.empty(), 0.7)).isTrue();
    assertThat(floor.admits(OptionalDouble.empty(), 0.5)).isFalse();
  }

  @Test
  void theLanguageOfAQuestionShowsInItsScriptAndSmallWords() {
    assertThat(LanguageGuess.of("my head hurts")).isEqualTo(Language.EN);
    assertThat(LanguageGuess.of("me duele la cabeza")).isEqualTo(Language.ES);
    assertThat(LanguageGuess.of("我头痛 help")).isEqualTo(Language.ZH);
    assertThat(LanguageGuess.of("सिर दर्द")).isEqualTo(Language.HI);
    assertThat(LanguageGuess.of("")).isEqualTo(Language.EN);
  }

  @Test
  void theGlossaryCarriesOverASubjectOrNothing() {
    assertThat(Glossary.toEnglish("¿Cuáles son los sintomas de la GOTA?", Language.ES))
        .contains("symptoms gout");
    assertThat(Glossary.toEnglish("¿Cuáles son los síntomas?", Language.ES)).isEmpty();
    assertThat(Glossary.toEnglish("痛风怎么治疗", Language.ZH).orElseThrow()).contains("gout");
    assertThat(Glossary.toEnglish("नाक से खून", Language.HI)).contains("nosebleed");
  }
}
