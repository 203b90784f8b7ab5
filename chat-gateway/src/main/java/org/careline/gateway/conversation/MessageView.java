package org.careline.gateway.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;

/** A message on the wire; its text is clear, for the patient it belongs to. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record MessageView(
    MessageId messageId,
    ConversationId conversationId,
    long seq,
    String role,
    String text,
    Instant createdAt,
    Optional<UUID> clientMessageId,
    Optional<MessageId> replyTo,
    Optional<String> source,
    List<Citation> citations,
    SafetyView safety,
    Optional<Author> author,
    List<Action> actions,
    Optional<String> feedback) {

  /** NONE, LOW, MODERATE, HIGH or CRITICAL. */
  public record SafetyView(String level) {}

  /** Who of the staff wrote it. */
  public record Author(String name) {}

  public static MessageView from(Message message) {
    return new MessageView(
        message.id(),
        message.conversationId(),
        message.seq(),
        wire(message.role()),
        message.text().reveal(),
        message.createdAt(),
        message.clientMessageId(),
        message.replyTo(),
        message.source().map(MessageView::wire),
        message.citations(),
        new SafetyView(message.level().name()),
        message.author().map(Author::new),
        message.actions(),
        message.feedback().map(MessageView::wire));
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Masked: the text is a patient's. */
  @Override
  public String toString() {
    return "MessageView[" + messageId + "]";
  }
}
