package org.careline.gateway.resume;

import java.util.List;
import org.careline.contracts.identity.MessageId;
import org.careline.gateway.conversation.FloorView;
import org.careline.gateway.conversation.Message;

/**
 * What happened since a client last heard.
 *
 * @param messages in order
 * @param unanswered the patient's messages that got no answer
 * @param writing answers being written
 */
public record Missed(
    List<Message> messages, List<Message> unanswered, List<Writing> writing, FloorView floor) {

  /**
   * An answer being written.
   *
   * @param text what has been released of it so far
   */
  public record Writing(MessageId replyTo, String text) {}
}
