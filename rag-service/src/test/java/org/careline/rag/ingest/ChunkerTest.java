package org.careline.rag.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.careline.rag.document.Chunk;
import org.careline.rag.document.Language;
import org.junit.jupiter.api.Test;

class ChunkerTest {

  private static final String ARTICLE =
      """
      A short lead.

      ## What it is
      It is a headache. It hurts.

      ## What you can do
      Rest:
      - Drink water.
      - Sleep.
      """;

  @Test
  void everyHeadingBeginsAPassage() {
    var chunks = Chunker.chunk(ARTICLE, Language.EN);

    assertThat(chunks)
        .extracting(Chunk::heading)
        .containsExactly("", "What it is", "What you can do");
    assertThat(chunks).extracting(Chunk::ordinal).containsExactly(0, 1, 2);
    assertThat(chunks.get(2).text()).isEqualTo("Rest:\n- Drink water.\n- Sleep.");
  }

  @Test
  void everyPassageIsTheStretchOfTheTextItSaysItIs() {
    var text = ARTICLE + "\n\n" + sentences(900);

    assertThat(Chunker.chunk(text, Language.EN))
        .isNotEmpty()
        .allSatisfy(
            chunk ->
                assertThat(text.substring(chunk.start(), chunk.end())).isEqualTo(chunk.text()));
  }

  @Test
  void aLongSectionIsCutAtSentenceEndsAndLosesNothing() {
    var text = "## Long\n" + sentences(1000);

    var chunks = Chunker.chunk(text, Language.EN);

    assertThat(chunks).hasSizeGreaterThan(4);
    assertThat(chunks)
        .allSatisfy(
            chunk -> {
              assertThat(Words.count(chunk.text())).isLessThanOrEqualTo(200);
              assertThat(chunk.text()).endsWith(".");
              assertThat(chunk.heading()).isEqualTo("Long");
            });
    assertThat(chunks.stream().map(Chunk::text).collect(Collectors.joining(" ")))
        .isEqualTo(sentences(1000));
  }

  @Test
  void aSentenceWithoutAnEndIsCutBetweenWords() {
    var text = IntStream.range(0, 3000).mapToObj(i -> "cell" + i).collect(Collectors.joining(" "));

    var chunks = Chunker.chunk(text, Language.EN);

    assertThat(chunks).hasSizeGreaterThan(10);
    assertThat(chunks.stream().map(Chunk::text).collect(Collectors.joining(" "))).isEqualTo(text);
  }

  @Test
  void aWordWithoutAnEndIsCutToo() {
    var chunks = Chunker.chunk("x ".repeat(300) + "y".repeat(50_000), Language.EN);

    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.text().length()).isLessThan(3_000));
  }

  @Test
  void chineseIsCutAtItsOwnFullStops() {
    var text = "头痛时请在安静的地方休息并喝一些水。".repeat(60);

    var chunks = Chunker.chunk(text, Language.ZH);

    assertThat(chunks).hasSizeBetween(2, 5);
    assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.text()).endsWith("。"));
  }

  @Test
  void aHeadingWithoutTextIsNoPassage() {
    assertThat(Chunker.chunk("## One\n\n## Two\ntext", Language.EN))
        .extracting(Chunk::heading)
        .containsExactly("Two");
    assertThat(Chunker.chunk(" \n ", Language.EN)).isEmpty();
  }

  private static String sentences(int words) {
    return IntStream.range(0, words / 10)
        .mapToObj(i -> "Sentence " + i + " has ten words in it to be counted.")
        .collect(Collectors.joining(" "));
  }
}
