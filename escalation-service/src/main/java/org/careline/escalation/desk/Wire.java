package org.careline.escalation.desk;

/** The socket underneath. */
interface Wire {

  /** Sends text; {@code done} runs once it is written or has failed. */
  void send(String text, Runnable done);

  void close(CloseCode why);
}
