package org.careline.analytics.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A dead letter in the list.
 *
 * @param consumer {@code <service>.<handler>}
 * @param tries of all attempts together
 * @param cause simple class name of what was at the bottom of the failure
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Letter(
    UUID id,
    String topic,
    String consumer,
    String eventType,
    String eventId,
    Instant failedAt,
    int tries,
    String cause,
    LetterState state,
    int replays,
    Optional<Instant> replayedAt,
    Optional<Instant> handledAt) {}
