package org.careline.inference.routing;

import java.time.Duration;
import java.util.Optional;
import org.careline.inference.model.Fault;
import org.careline.inference.model.ModelName;

/**
 * One call to one model, for the log.
 *
 * @param firstToken from the call to the first word, if one came
 * @param fault empty when it ended well
 */
public record Attempt(
    ModelName model, Duration took, Optional<Duration> firstToken, Optional<Fault> fault) {}
