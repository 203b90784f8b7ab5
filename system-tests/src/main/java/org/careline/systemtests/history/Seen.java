package org.careline.systemtests.history;

/** Something one client did or was shown, in the order in which it happened to that client. */
public sealed interface Seen {

  /** The client: one browser tab or program of a patient, across all its connections. */
  String client();

  /**
   * The client gave a message away; repeats of the same message are recorded once.
   *
   * @param after the client's message that was acknowledged before this one went out; empty for the
   *     first of a conversation
   */
  record Sent(String client, String clientMessageId, boolean emergency, String after)
      implements Seen {}

  /** The platform took responsibility for a message. */
  record Accepted(
      String client, String clientMessageId, String messageId, String conversationId, long seq)
      implements Seen {}

  /** An answer began, or begins again: what was shown of it is void. */
  record Started(String client, String replyTo) implements Seen {}

  /** A piece of an answer while it is written. */
  record Delta(String client, String replyTo, int offset, String text) implements Seen {}

  /** The whole answer. */
  record Replied(
      String client, String conversationId, String replyTo, String messageId, long seq, String text)
      implements Seen {}

  /** The statement that no answer comes. */
  record Unanswered(String client, String replyTo, String code) implements Seen {}
}
