package org.careline.escalation.transcript;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.chat.Turn;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.text.PhiText;

/**
 * One message of a conversation.
 *
 * @param seq its place, where known: a reply or staff message learns it from a later window
 * @param author the patient's or staff member's name
 */
public record Entry(
    MessageId messageId,
    ConversationId conversationId,
    Optional<Long> seq,
    Speaker speaker,
    PhiText text,
    Optional<PhiText> author,
    Optional<ReplySource> source,
    Instant at) {

  private static final int TIME_SHIFT = 16;
  private static final int TIME_ORDERED = 7;

  /** A turn of an event's window. It carries no time but the one in its id. */
  public static Entry of(ConversationId conversation, Turn turn, Instant latest) {
    return new Entry(
        turn.messageId(),
        conversation,
        Optional.of(turn.seq()),
        turn.speaker(),
        turn.text(),
        Optional.empty(),
        Optional.empty(),
        timeOf(turn.messageId().value()).orElse(latest));
  }

  /** When a version 7 UUID was made. */
  static Optional<Instant> timeOf(UUID id) {
    return id.version() == TIME_ORDERED
        ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT))
        : Optional.empty();
  }
}
