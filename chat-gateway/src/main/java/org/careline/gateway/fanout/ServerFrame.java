package org.careline.gateway.fanout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.Action;
import org.careline.gateway.conversation.FloorView;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.conversation.MessageView;
import org.careline.gateway.conversation.MessageView.SafetyView;

/** What the server tells a client, one JSON object per text frame. */
public sealed interface ServerFrame {

  /** Its {@code type} on the wire. */
  String type();

  /** A frame about one conversation. */
  sealed interface InConversation extends ServerFrame {
    ConversationId conversationId();
  }

  /** A frame about the answer to one message. */
  sealed interface OfReply extends InConversation {
    MessageId replyTo();
  }

  /** A frame that may be left out when a client is slow: it is out of date soon anyway. */
  sealed interface Passing extends InConversation {}

  /** The first frame of every connection. */
  record Ready(String connectionId, UserId userId) implements ServerFrame {
    @Override
    public String type() {
      return "ready";
    }
  }

  /** The message is durable. */
  record Accepted(
      UUID clientMessageId, MessageId messageId, ConversationId conversationId, long seq)
      implements InConversation {
    @Override
    public String type() {
      return "message.accepted";
    }
  }

  /** An answer is being written. */
  record ReplyStarted(ConversationId conversationId, MessageId replyTo) implements OfReply {
    @Override
    public String type() {
      return "reply.started";
    }
  }

  /**
   * A piece of the answer.
   *
   * @param offset characters sent before, in UTF-16 units
   */
  record ReplyDelta(ConversationId conversationId, MessageId replyTo, int offset, String text)
      implements OfReply {
    @Override
    public String type() {
      return "reply.delta";
    }
  }

  /** The whole answer, stored. */
  record ReplyCompleted(
      ConversationId conversationId,
      MessageId replyTo,
      MessageId messageId,
      long seq,
      String text,
      String source,
      List<Citation> citations,
      SafetyView safety,
      List<Action> actions,
      Instant createdAt)
      implements OfReply {
    @Override
    public String type() {
      return "reply.completed";
    }

    public static ReplyCompleted from(Message answer) {
      MessageView view = MessageView.from(answer);
      return new ReplyCompleted(
          view.conversationId(),
          view.replyTo().orElseThrow(),
          view.messageId(),
          view.seq(),
          view.text(),
          view.source().orElseThrow(),
          view.citations(),
          view.safety(),
          view.actions(),
          view.createdAt());
    }
  }

  /** There will be no answer; the code says why. */
  record ReplyFailed(ConversationId conversationId, MessageId replyTo, String code)
      implements OfReply {
    @Override
    public String type() {
      return "reply.failed";
    }
  }

  /** A message from another device, from staff, or replayed. On the wire it is flat. */
  record Said(MessageView message) implements InConversation {
    @Override
    public String type() {
      return "message";
    }

    @Override
    public ConversationId conversationId() {
      return message.conversationId();
    }

    public static Said of(Message message) {
      return new Said(MessageView.from(message));
    }
  }

  /** Who answers from now on. */
  record FloorChanged(ConversationId conversationId, String holder, Optional<String> name)
      implements InConversation {
    @Override
    public String type() {
      return "floor";
    }

    public static FloorChanged to(ConversationId conversation, FloorView floor) {
      return new FloorChanged(conversation, floor.holder(), floor.name());
    }
  }

  /** Somebody writes. */
  record Typing(ConversationId conversationId, String role) implements Passing {
    @Override
    public String type() {
      return "typing";
    }
  }

  /** Somebody has read up to here. */
  record Read(ConversationId conversationId, long seq, String role) implements Passing {
    @Override
    public String type() {
      return "read";
    }
  }

  /**
   * What the client sent could not be done.
   *
   * @param retryAfterSeconds when to try again, where trying again helps
   */
  record Error(
      ProblemCode code,
      String title,
      Optional<String> detail,
      Optional<String> clientMessageId,
      Optional<Integer> retryAfterSeconds)
      implements ServerFrame {
    @Override
    public String type() {
      return "error";
    }

    public static Error of(ProblemCode code, String detail) {
      return new Error(
          code, code.title(), Optional.ofNullable(detail), Optional.empty(), Optional.empty());
    }

    public Error about(Optional<String> message) {
      return new Error(code, title, detail, message, retryAfterSeconds);
    }

    /** As HTTP's {@code Retry-After}. */
    public Error after(Object seconds) {
      return new Error(
          code,
          title,
          detail,
          clientMessageId,
          seconds instanceof Number number ? Optional.of(number.intValue()) : Optional.empty());
    }
  }

  /** The answer to a ping. */
  record Pong() implements ServerFrame {
    @Override
    public String type() {
      return "pong";
    }
  }
}
