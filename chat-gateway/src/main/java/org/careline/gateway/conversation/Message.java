package org.careline.gateway.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.chat.Turn;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/**
 * A message as stored.
 *
 * @param level of what it says; of a scripted answer, of what it answers
 * @param author the member of staff who wrote it
 * @param reply what became of the answer to it
 * @param replyCode why there is none, a stable problem code
 */
public record Message(
    MessageId id,
    ConversationId conversationId,
    long seq,
    Speaker role,
    PhiText text,
    Instant createdAt,
    Optional<UUID> clientMessageId,
    Optional<MessageId> replyTo,
    Optional<ReplySource> source,
    List<Citation> citations,
    RiskLevel level,
    Optional<String> author,
    List<Action> actions,
    Optional<Rating> feedback,
    ReplyState reply,
    Optional<String> replyCode) {

  public Message {
    citations = List.copyOf(citations);
    actions = List.copyOf(actions);
  }

  public static Message fromPatient(
      ConversationId conversation, long seq, PhiText text, UUID clientMessageId, RiskLevel level) {
    return new Message(
        MessageId.next(),
        conversation,
        seq,
        Speaker.PATIENT,
        text,
        now(),
        Optional.of(clientMessageId),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        level,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        ReplyState.NONE,
        Optional.empty());
  }

  /** An answer by a model, the extractive responder or a script. */
  public static Message answer(
      MessageId id, Message to, long seq, PhiText text, ReplySource source, RiskLevel level) {
    return new Message(
        id,
        to.conversationId(),
        seq,
        Speaker.ASSISTANT,
        text,
        now(),
        Optional.empty(),
        Optional.of(to.id()),
        Optional.of(source),
        List.of(),
        level,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        ReplyState.NONE,
        Optional.empty());
  }

  public static Message fromStaff(
      MessageId id, ConversationId conversation, long seq, PhiText text, String author) {
    return new Message(
        id,
        conversation,
        seq,
        Speaker.STAFF,
        text,
        now(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ReplySource.STAFF),
        List.of(),
        RiskLevel.NONE,
        Optional.of(author),
        List.of(),
        Optional.empty(),
        ReplyState.NONE,
        Optional.empty());
  }

  public Message with(List<Citation> sources, List<Action> offers) {
    return copy(sources, offers, reply);
  }

  public Message awaiting(ReplyState state) {
    return copy(citations, actions, state);
  }

  public Turn turn() {
    return new Turn(id, seq, role, text);
  }

  private Message copy(List<Citation> sources, List<Action> offers, ReplyState state) {
    return new Message(
        id,
        conversationId,
        seq,
        role,
        text,
        createdAt,
        clientMessageId,
        replyTo,
        source,
        sources,
        level,
        author,
        offers,
        feedback,
        state,
        replyCode);
  }

  /** Postgres keeps microseconds: what is told first is what is told later. */
  private static Instant now() {
    return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}
