package org.careline.inference.generation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.identity.TenantId;
import org.careline.inference.model.TokenUsage;
import org.careline.inference.routing.Attempt;

/**
 * One reply's entry in the log. Holds no text.
 *
 * @param conversation empty for the OpenAI interface
 * @param replyTo likewise
 * @param ending how the answer ended, see the answer's course
 */
public record Generation(
    UUID id,
    TenantId tenant,
    Optional<UUID> conversation,
    Optional<UUID> replyTo,
    String source,
    String ending,
    Provenance provenance,
    List<Attempt> attempts,
    Optional<TokenUsage> usage,
    Instant startedAt,
    Optional<Duration> firstShown,
    Duration took,
    int withheld) {}
