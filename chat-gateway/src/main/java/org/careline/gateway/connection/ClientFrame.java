package org.careline.gateway.connection;

import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.ConversationId;

/** What a client asks for. */
sealed interface ClientFrame {

  record Send(
      UUID clientMessageId,
      Optional<ConversationId> conversationId,
      String text,
      Optional<String> language)
      implements ClientFrame {

    /** Without the text. */
    @Override
    public String toString() {
      return "Send[" + clientMessageId + "]";
    }
  }

  record Resume(ConversationId conversationId, long lastSeq) implements ClientFrame {}

  record Typing(ConversationId conversationId) implements ClientFrame {}

  record Read(ConversationId conversationId, long seq) implements ClientFrame {}

  record Ping() implements ClientFrame {}

  /**
   * It cannot be understood.
   *
   * @param clientMessageId where it was a message and had one
   */
  record Invalid(String detail, Optional<String> clientMessageId) implements ClientFrame {}
}
