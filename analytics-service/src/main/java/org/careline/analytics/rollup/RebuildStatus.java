package org.careline.analytics.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest rebuild of a tenant's figures.
 *
 * @param countedFrom the first hour counted again; empty for everything
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record RebuildStatus(
    UUID id,
    State state,
    Instant startedAt,
    Optional<Instant> finishedAt,
    long events,
    long skipped,
    Optional<Instant> countedFrom) {

  enum State {
    RUNNING,
    DONE,
    FAILED
  }
}
