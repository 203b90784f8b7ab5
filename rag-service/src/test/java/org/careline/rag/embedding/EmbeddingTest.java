package org.careline.rag.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

  /** Counts what it is asked, and answers with the length. */
  private static final class Counting implements Embedder {

    private final List<String> asked = new ArrayList<>();

    @Override
    public String model() {
      return "counting";
    }

    @Override
    public int dimensions() {
      return 1;
    }

    @Override
    public float[] query(String text) {
      asked.add(text);
      return new float[] {text.length()};
    }

    @Override
    public List<float[]> passages(List<String> texts) {
      return texts.stream().map(this::query).toList();
    }
  }

  @Test
  void theSameQuestionIsEmbeddedOnceHoweverItIsTyped() {
    var counting = new Counting();
    var cached = new CachedEmbedder(counting, 10);

    cached.query("My  head hurts");
    cached.query(" my head HURTS ");

    assertThat(counting.asked).containsExactly("my head hurts");
  }

  @Test
  void theLeastRecentQuestionIsForgottenFirst() {
    var counting = new Counting();
    var cached = new CachedEmbedder(counting, 2);

    List.of("a", "b", "a", "c", "a", "b").forEach(cached::query);

    assertThat(counting.asked).containsExactly("a", "b", "c", "b");
  }

  @Test
  void aVectorReadsBackAsItWasWritten() {
    var vector = new float[] {0.25f, -1f, Float.MIN_VALUE, 3e8f};

    assertThat(VectorCodec.fromBytes(VectorCodec.toBytes(vector))).containsExactly(vector);
  }

  @Test
  void theModelPutsAQuestionNearItsAnswer() {
    var model = new BgeSmallEmbedder();
    var passages =
        model.passages(
            List.of(
                "Pinch the soft part of your nose and lean forward for ten minutes.",
                "Brush your teeth twice a day with fluoride toothpaste."));

    var question = model.query("how do I stop a nosebleed");

    assertThat(cosine(question, question)).isCloseTo(1, within(1e-3f));
    assertThat(cosine(question, passages.get(0)))
        .isGreaterThan(cosine(question, passages.get(1)) + 0.1f);
  }

  private static float cosine(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
