package org.careline.analytics.deadletter;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * A dead letter with all that may be shown of it.
 *
 * @param replayable false where the event was too large to be kept whole
 * @param headers the event's attributes
 * @param fields what the event consists of, without any value
 */
record LetterDetail(
    @JsonUnwrapped Letter letter,
    int partition,
    long offset,
    String key,
    String reason,
    int bytes,
    boolean replayable,
    Map<String, String> headers,
    List<EventShape.Field> fields) {}
