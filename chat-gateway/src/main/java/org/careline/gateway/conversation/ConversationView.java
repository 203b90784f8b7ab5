package org.careline.gateway.conversation;

import java.time.Instant;
import org.careline.contracts.identity.ConversationId;

/** A conversation on the wire. */
public record ConversationView(
    ConversationId id,
    String title,
    Instant createdAt,
    Instant updatedAt,
    boolean archived,
    long lastSeq,
    FloorView floor) {}
