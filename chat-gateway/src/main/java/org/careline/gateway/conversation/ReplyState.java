package org.careline.gateway.conversation;

/** What became of the answer to a patient's message. */
public enum ReplyState {
  /** Nobody owes one: it is no patient's message, or staff hold the floor. */
  NONE,
  PENDING,
  DONE,
  FAILED
}
