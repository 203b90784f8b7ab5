package org.careline.contracts.chat;

import java.time.Instant;
import java.util.List;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;

/** What happened in a conversation on the patient's side. */
public sealed interface ChatEvent {

  ConversationId conversationId();

  /**
   * A patient's message is stored.
   *
   * @param seq its place in the conversation, from 1
   * @param patientName how staff may address the patient
   * @param country ISO 3166-1 alpha-2; decides emergency numbers
   * @param screening the rule floor's finding; action SCRIPTED means the gateway has answered
   * @param floor who was to answer when it arrived
   * @param window earlier turns, oldest first, at most 12
   */
  record MessageReceived(
      ConversationId conversationId,
      MessageId messageId,
      long seq,
      PhiText text,
      PhiText patientName,
      String language,
      String country,
      Channel channel,
      Floor floor,
      Screening screening,
      List<Turn> window,
      Instant receivedAt)
      implements ChatEvent {

    public MessageReceived {
      window = List.copyOf(window);
    }

    public MessageReceived on(Floor now) {
      return new MessageReceived(
          conversationId,
          messageId,
          seq,
          text,
          patientName,
          language,
          country,
          channel,
          now,
          screening,
          window,
          receivedAt);
    }

    /** Whether a model or the extractive responder is to answer. */
    public boolean wantsReply() {
      return floor == Floor.BOT && !"SCRIPTED".equals(screening.action());
    }
  }

  /**
   * Staff gave back the floor without having seen this message: the assistant is to answer it.
   *
   * @param message as it was received, with the floor it has now
   */
  record MessageHandedBack(MessageReceived message) implements ChatEvent {

    @Override
    public ConversationId conversationId() {
      return message.conversationId();
    }
  }

  /** A patient rated an answer. */
  record FeedbackGiven(
      ConversationId conversationId, MessageId messageId, Rating rating, PhiText comment)
      implements ChatEvent {}

  /** A patient deleted a conversation. */
  record ConversationDeleted(ConversationId conversationId, Instant deletedAt)
      implements ChatEvent {}

  /** How a message came in. */
  enum Channel {
    WEB,
    SMS,
    VOICE,
    API
  }

  /** Thumbs. */
  enum Rating {
    UP,
    DOWN
  }
}
