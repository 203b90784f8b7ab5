package org.careline.contracts.safety;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.InteractionId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.text.PhiText;

/** The five levels, as facts: logged, analysed, scored, explained, flagged and reviewed. */
public sealed interface InteractionEvent {

  InteractionId interactionId();

  ConversationId conversationId();

  /** Level 1: the message is in the pipeline's own log. */
  record InteractionCreated(
      InteractionId interactionId,
      ConversationId conversationId,
      MessageId messageId,
      String language,
      Instant receivedAt)
      implements InteractionEvent {}

  /** Level 2: what was found in the patient's text and in the reply. */
  record InteractionAnalyzed(
      InteractionId interactionId,
      ConversationId conversationId,
      List<Finding> inMessage,
      List<Finding> inReply,
      long micros)
      implements InteractionEvent {}

  /**
   * Level 3: one level and a score per risk.
   *
   * @param score overall, 0 to 1
   * @param risks category to score, 0 to 1
   */
  record InteractionScored(
      InteractionId interactionId,
      ConversationId conversationId,
      RiskLevel level,
      double score,
      Map<String, Double> risks,
      String policyVersion)
      implements InteractionEvent {}

  /** Level 4: why, with the guidance it rests on. */
  record InteractionExplained(
      InteractionId interactionId,
      ConversationId conversationId,
      String summary,
      List<Citation> citations)
      implements InteractionEvent {}

  /** The interaction waits for a reviewer; at HIGH and above a human is sought for the patient. */
  record InteractionFlagged(
      InteractionId interactionId,
      ConversationId conversationId,
      MessageId messageId,
      RiskLevel level,
      PhiText text,
      String language,
      List<Finding> findings)
      implements InteractionEvent {}

  /** Level 5: what the reviewer decided. */
  record InteractionReviewed(
      InteractionId interactionId,
      ConversationId conversationId,
      Decision decision,
      RiskLevel level,
      UserId reviewer,
      Optional<PhiText> note)
      implements InteractionEvent {}

  /** A reviewer's verdict on a flag. */
  enum Decision {
    CONFIRMED,
    FALSE_POSITIVE
  }
}
