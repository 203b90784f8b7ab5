package org.careline.gateway.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.outbox.Outbox;
import org.careline.chassis.persistence.Database;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.ConversationDeleted;
import org.careline.contracts.chat.ChatEvent.FeedbackGiven;
import org.careline.contracts.chat.ChatEvent.Rating;
import org.careline.contracts.chat.Speaker;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.text.PhiText;
import org.jdbi.v3.core.Handle;

/** What a patient may do with their own conversations; those of others do not exist for them. */
@ApplicationScoped
class Conversations {

  private final Database database;
  private final Outbox outbox;
  private final ConversationRepository conversations;
  private final MessageRepository messages;

  Conversations(
      Database database,
      Outbox outbox,
      ConversationRepository conversations,
      MessageRepository messages) {
    this.database = database;
    this.outbox = outbox;
    this.conversations = conversations;
    this.messages = messages;
  }

  List<Conversation> list(Owner owner, boolean archived, int limit, Optional<Instant> before) {
    return database.inTenant(
        owner.tenant(), handle -> conversations.list(handle, owner, archived, limit, before));
  }

  Conversation get(Owner owner, ConversationId id) {
    return database.inTenant(owner.tenant(), handle -> own(conversations.find(handle, owner, id)));
  }

  Conversation change(
      Owner owner, ConversationId id, Optional<PhiText> title, Optional<Boolean> archived) {
    return database.inTenant(
        owner.tenant(),
        handle -> {
          Conversation current = own(conversations.lock(handle, owner, id));
          conversations.change(
              handle, current, title.orElse(current.title()), archived.orElse(current.archived()));
          return own(conversations.find(handle, owner, id));
        });
  }

  /** Gone here at once; the fact tells the other services. */
  void delete(Owner owner, ConversationId id) {
    database.doInTenant(
        owner.tenant(),
        handle -> {
          own(conversations.lock(handle, owner, id));
          conversations.delete(handle, id);
          publish(handle, owner, new ConversationDeleted(id, Instant.now()));
        });
  }

  /** A page of messages and where the conversation ends. */
  record Page(List<Message> items, long lastSeq) {}

  Page messages(Owner owner, ConversationId id, long afterSeq, int limit) {
    return database.inTenant(
        owner.tenant(),
        handle -> {
          Conversation conversation = own(conversations.find(handle, owner, id));
          return new Page(
              messages.after(handle, owner, id, afterSeq, limit), conversation.lastSeq());
        });
  }

  /** Only what was said to the patient can be rated; a later rating replaces the earlier one. */
  void rate(Owner owner, ConversationId id, MessageId message, Rating rating, PhiText comment) {
    database.doInTenant(
        owner.tenant(),
        handle -> {
          own(conversations.find(handle, owner, id));
          own(
              messages
                  .find(handle, owner, id, message)
                  .filter(found -> found.role() != Speaker.PATIENT));
          messages.rate(handle, owner, message, rating, comment);
          publish(handle, owner, new FeedbackGiven(id, message, rating, comment));
        });
  }

  private void publish(Handle handle, Owner owner, ChatEvent fact) {
    outbox.publish(
        handle,
        Topics.MESSAGES,
        fact.conversationId().toString(),
        owner.tenant(),
        Optional.of(owner.patient()),
        fact);
  }

  private static <T> T own(Optional<T> found) {
    return found.orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }
}
