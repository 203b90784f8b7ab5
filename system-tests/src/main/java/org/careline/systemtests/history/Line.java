package org.careline.systemtests.history;

import java.util.Optional;

/**
 * A message at its place in a conversation.
 *
 * @param clientMessageId set on a patient's message
 * @param replyTo set on an answer
 */
public record Line(
    long seq,
    String messageId,
    String role,
    String text,
    Optional<String> clientMessageId,
    Optional<String> replyTo) {

  boolean ofPatient() {
    return "patient".equals(role);
  }

  /** As another reader must have it. */
  boolean sameAs(Line other) {
    return seq == other.seq
        && messageId.equals(other.messageId)
        && role.equals(other.role)
        && text.equals(other.text);
  }
}
