package org.careline.anomaly.interaction;

import java.util.List;
import org.careline.contracts.chat.Citation;

/**
 * Why an interaction was flagged.
 *
 * @param contributions each risk's share of the score
 * @param saferReply what the policy would have had the patient told; empty where the reply stands
 */
public record Explanation(
    String summary, List<Citation> citations, List<Contribution> contributions, String saferReply) {

  public record Contribution(String label, double value) {}
}
