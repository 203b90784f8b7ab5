package org.careline.anomaly.scoring;

import java.util.Map;
import org.careline.contracts.safety.RiskLevel;

/**
 * The verdict of a policy.
 *
 * @param overall 0 to 1
 * @param risks category to score, 0 to 1
 * @param flagged whether a reviewer is to look
 */
public record Score(
    RiskLevel level,
    double overall,
    Map<String, Double> risks,
    boolean flagged,
    String policyVersion) {}
