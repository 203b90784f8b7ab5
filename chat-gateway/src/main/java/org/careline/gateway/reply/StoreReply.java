package org.careline.gateway.reply;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.careline.chassis.journey.JourneyTimer;
import org.careline.chassis.journey.Step;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.chat.ReplyEvent.ReplyFailed;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.Conversation;
import org.careline.gateway.conversation.ConversationRepository;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageRepository;
import org.careline.gateway.conversation.ReplyState;
import org.careline.gateway.fanout.ServerFrame;
import org.jdbi.v3.core.Handle;

/**
 * An answer takes its place in the conversation, once, unless staff have taken the floor since:
 * then it is not shown. What answers a deleted conversation is dropped.
 */
@ApplicationScoped
class StoreReply {

  private final ConversationRepository conversations;
  private final MessageRepository messages;
  private final JourneyTimer answered;

  StoreReply(
      ConversationRepository conversations, MessageRepository messages, MeterRegistry meters) {
    this.conversations = conversations;
    this.messages = messages;
    this.answered = JourneyTimer.of(meters, Step.ANSWERED);
  }

  /** The conversation, locked, and the message that still waits for its answer. */
  private record Open(Conversation conversation, Message message) {}

  Optional<Told> completed(Handle handle, ReplyCompleted reply) {
    return open(handle, reply)
        .map(
            open ->
                open.conversation().floor() == Floor.STAFF
                    ? fail(handle, open, ProblemCode.FLOOR_HELD_BY_STAFF.code())
                    : answer(handle, open, reply));
  }

  Optional<Told> failed(Handle handle, ReplyFailed reply) {
    return open(handle, reply).map(open -> fail(handle, open, reply.code()));
  }

  private Optional<Open> open(Handle handle, ReplyEvent reply) {
    return conversations
        .lock(handle, reply.conversationId())
        .flatMap(
            conversation ->
                messages
                    .find(handle, conversation.owner(), conversation.id(), reply.replyTo())
                    .filter(message -> message.reply() != ReplyState.DONE)
                    .map(message -> new Open(conversation, message)));
  }

  private Told answer(Handle handle, Open open, ReplyCompleted reply) {
    Conversation conversation = open.conversation();
    Message answer =
        Message.answer(
                reply.messageId(),
                open.message(),
                conversations.nextSeq(handle, conversation.id()),
                reply.text(),
                reply.source(),
                reply.safety().level())
            .with(reply.citations(), java.util.List.of());
    messages.insert(handle, conversation.owner(), answer);
    messages.settle(handle, open.message().id(), ReplyState.DONE, Optional.empty());
    handle.afterCommit(() -> answered.reachedSince(open.message().createdAt()));
    return new Told(conversation.owner(), ServerFrame.ReplyCompleted.from(answer));
  }

  private Told fail(Handle handle, Open open, String code) {
    messages.settle(handle, open.message().id(), ReplyState.FAILED, Optional.of(code));
    return new Told(
        open.conversation().owner(),
        new ServerFrame.ReplyFailed(open.conversation().id(), open.message().id(), code));
  }
}
