package org.careline.inference.routing;

import java.time.Duration;

/**
 * How long and how often one model is tried in a turn.
 *
 * @param firstToken from the call to the first word
 * @param betweenTokens from one word to the next
 * @param tries calls in one turn, the first included
 * @param concurrent calls at the same time from this instance
 */
public record AttemptLimits(
    Duration firstToken, Duration betweenTokens, int tries, int concurrent) {}
