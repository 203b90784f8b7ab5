package org.careline.inference.model;

import java.util.Optional;

/**
 * The end of a model's answer.
 *
 * @param truncated whether the model stopped only because it ran out of output tokens
 * @param usage as counted by the model, where it counts
 */
public record Finish(boolean truncated, Optional<TokenUsage> usage) {}
