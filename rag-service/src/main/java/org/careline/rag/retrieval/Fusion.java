package org.careline.rag.retrieval;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Weighted reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009): a passage earns
 * {@code weight / (60 + rank)} in every ranking it stands in. Scores are scaled so that first in
 * all rankings is 1.
 */
final class Fusion {

  private static final int K = 60;

  private Fusion() {}

  /** Passages by their number in the index, best first. */
  record Ranking(double weight, List<Integer> passages) {}

  record Fused(int passage, double score) {}

  /**
   * @param whole the weights of the rankings one passage can stand in, summed
   */
  static List<Fused> fuse(double whole, List<Ranking> rankings) {
    double best = whole / (K + 1);
    Map<Integer, Double> scores = new HashMap<>();
    for (Ranking ranking : rankings) {
      for (int rank = 0; rank < ranking.passages().size(); rank++) {
        double earned = ranking.weight() / (K + 1 + rank) / best;
        scores.merge(ranking.passages().get(rank), earned, Double::sum);
      }
    }
    return scores.entrySet().stream()
        .map(entry -> new Fused(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingDouble(Fused::score).reversed().thenComparingInt(Fused::passage))
        .toList();
  }
}
