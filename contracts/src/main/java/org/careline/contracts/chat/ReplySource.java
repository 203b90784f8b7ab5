package org.careline.contracts.chat;

/** Where an answer came from. */
public enum ReplySource {
  MODEL,
  EXTRACTIVE,
  SCRIPT,
  STAFF
}
