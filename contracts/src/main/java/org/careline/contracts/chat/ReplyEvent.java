package org.careline.contracts.chat;

import java.time.Instant;
import java.util.List;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;

/**
 * How a patient's message was answered. Every message gets exactly one of these, unless staff hold
 * the floor.
 */
public sealed interface ReplyEvent {

  ConversationId conversationId();

  /** The patient's message. */
  MessageId replyTo();

  /**
   * The whole answer, as released by the output guard.
   *
   * @param messageId id of the answer itself
   * @param text Markdown; {@code [n]} refers to {@code citations[n-1]}
   * @param safety what the guard said of the whole answer
   */
  record ReplyCompleted(
      ConversationId conversationId,
      MessageId replyTo,
      MessageId messageId,
      PhiText text,
      ReplySource source,
      List<Citation> citations,
      Screening safety,
      Provenance provenance,
      Instant startedAt,
      Instant completedAt)
      implements ReplyEvent {

    public ReplyCompleted {
      citations = List.copyOf(citations);
    }
  }

  /** No answer could be given; {@code code} is a stable problem code. */
  record ReplyFailed(ConversationId conversationId, MessageId replyTo, String code, Instant at)
      implements ReplyEvent {}
}
