package org.careline.gateway.resume;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.Conversation;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.Owner;
import org.careline.gateway.ephemeral.Ephemeral;
import org.careline.gateway.resume.Missed.Writing;

/** Reads what a client has missed; the same on every replica. */
@ApplicationScoped
public class ReadMissed {

  /** As long as the text released so far is kept. */
  private static final Duration WRITING_AT_MOST = Duration.ofMinutes(10);

  /** More than anybody misses; who has lost all of a long conversation reads it by pages. */
  private static final int MESSAGES_AT_MOST = 1_000;

  private final Database database;
  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final Ephemeral redis;

  ReadMissed(
      Database database,
      ConversationRepository conversations,
      MessageRepository messages,
      Ephemeral redis) {
    this.database = database;
    this.conversations = conversations;
    this.messages = messages;
    this.redis = redis;
  }

  /**
   * @throws Problem NOT_FOUND for a conversation of somebody else
   */
  public Missed since(Owner owner, ConversationId id, long lastSeq) {
    Stored stored =
        database.inTenant(
            owner.tenant(),
            handle -> {
              Conversation conversation =
                  conversations
                      .find(handle, owner, id)
                      .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
              return new Stored(
                  conversation,
                  messages.after(handle, owner, id, lastSeq, MESSAGES_AT_MOST),
                  messages.failed(handle, owner, id, lastSeq),
                  messages.pending(handle, owner, id, WRITING_AT_MOST));
            });
    return new Missed(
        stored.messages(),
        stored.unanswered(),
        stored.pending().stream().map(this::writing).toList(),
        stored.conversation().floorView());
  }

  private record Stored(
      Conversation conversation,
      List<Message> messages,
      List<Message> unanswered,
      List<Message> pending) {}

  private Writing writing(Message message) {
    return new Writing(
        message.id(), redis.command("GET", "careline:reply:" + message.id()).text().orElse(""));
  }
}
