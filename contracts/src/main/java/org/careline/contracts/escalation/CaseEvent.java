package org.careline.contracts.escalation;

import java.time.Instant;
import java.util.Optional;
import org.careline.contracts.identity.CaseId;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;

/** The life of a case. */
public sealed interface CaseEvent {

  CaseId caseId();

  ConversationId conversationId();

  /** A human is sought; {@code reason} is a category and kind, never the patient's words. */
  record CaseOpened(
      CaseId caseId,
      ConversationId conversationId,
      MessageId messageId,
      RiskLevel level,
      String reason,
      Instant at)
      implements CaseEvent {}

  /** It was shown to staff again because nobody had taken it. */
  record CaseOffered(CaseId caseId, ConversationId conversationId, int attempt, Instant at)
      implements CaseEvent {}

  /** One clinician took it and holds the floor. */
  record CaseAccepted(
      CaseId caseId,
      ConversationId conversationId,
      UserId clinician,
      String clinicianName,
      Instant openedAt,
      Instant at)
      implements CaseEvent {}

  /** Staff wrote to the patient. */
  record StaffMessageSent(
      CaseId caseId,
      ConversationId conversationId,
      MessageId messageId,
      UserId staff,
      String staffName,
      PhiText text,
      Instant at)
      implements CaseEvent {}

  /**
   * The assistant speaks again; the case stays on record.
   *
   * @param seenSeq the last place in the conversation that the clinician had before them; what the
   *     patient wrote after it is the assistant's to answer
   */
  record CaseHandedBack(
      CaseId caseId,
      ConversationId conversationId,
      UserId clinician,
      Optional<Long> seenSeq,
      Instant at)
      implements CaseEvent {}

  /**
   * Closed with a disposition; the assistant speaks again.
   *
   * @param seenSeq as in {@link CaseHandedBack}
   */
  record CaseResolved(
      CaseId caseId,
      ConversationId conversationId,
      UserId clinician,
      Disposition disposition,
      Optional<Long> seenSeq,
      Instant at)
      implements CaseEvent {}
}
