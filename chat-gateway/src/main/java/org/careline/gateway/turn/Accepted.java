package org.careline.gateway.turn;

import java.util.Optional;
import org.careline.contracts.chat.Floor;
import org.careline.gateway.conversation.Conversation;
import org.careline.gateway.conversation.Message;

/**
 * A durable message.
 *
 * @param answer what is stored as its answer already: the scripted one, or on a repeat any
 * @param first false when the same message had been accepted before
 */
public record Accepted(
    Conversation conversation, Message message, Optional<Message> answer, boolean first) {

  /** Whether an answer by the assistant is to be waited for. */
  public boolean awaitsReply() {
    return answer.isEmpty() && conversation.floor() == Floor.BOT;
  }
}
