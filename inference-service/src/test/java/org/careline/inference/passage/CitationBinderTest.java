package org.careline.inference.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.careline.contracts.chat.Citation;
import org.junit.jupiter.api.Test;

class CitationBinderTest {

  private final CitationBinder binder =
      new CitationBinder(List.of(passage("a"), passage("b"), passage("c")));

  @Test
  void markersAreNumberedInOrderOfAppearance() {
    assertThat(binder.bind("First [3]. Second [1].")).isEqualTo("First [1]. Second [2].");
    assertThat(binder.bind("Again [3].")).isEqualTo("Again [1].");
    assertThat(binder.citations()).extracting(Citation::id).containsExactly("c", "a");
  }

  @Test
  void markersOfNothingAreDropped() {
    assertThat(binder.bind("Made up [7]. Real [2].")).isEqualTo("Made up. Real [1].");
    assertThat(binder.bind("Zero [0].")).isEqualTo("Zero.");
  }

  @Test
  void severalNumbersInOneMarkerAreSplit() {
    assertThat(binder.bind("Both [1, 2].")).isEqualTo("Both [1][2].");
  }

  @Test
  void aLinkIsNoMarker() {
    assertThat(binder.bind("See [1](https://x).")).isEqualTo("See [1](https://x).");
    assertThat(binder.citations()).isEmpty();
  }

  private static Passage passage(String id) {
    return new Passage(id, "d", "T", "", "https://x/" + id, "text", "en", 1, "S", "2026-01-01");
  }
}
