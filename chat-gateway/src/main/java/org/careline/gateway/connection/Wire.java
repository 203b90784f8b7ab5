package org.careline.gateway.connection;

/** The socket underneath. */
interface Wire {

  /** Sends text; {@code done} runs once it is written or has failed. */
  void send(String text, Runnable done);

  void close(int code, String reason);
}
