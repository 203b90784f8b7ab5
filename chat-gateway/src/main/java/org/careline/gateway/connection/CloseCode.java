package org.careline.gateway.connection;

/** Why the server ends a socket. */
enum CloseCode {
  PROTOCOL(1002, "protocol error"),
  POLICY(1008, "too many frames"),
  TOO_LARGE(1009, "frame too large"),
  RESTART(1012, "restarting"),
  TOO_SLOW(1013, "too slow: connect again and resume"),
  SESSION_ENDED(4401, "session ended");

  private final int code;
  private final String reason;

  CloseCode(int code, String reason) {
    this.code = code;
    this.reason = reason;
  }

  int code() {
    return code;
  }

  void on(Wire wire) {
    wire.close(code, reason);
  }
}
