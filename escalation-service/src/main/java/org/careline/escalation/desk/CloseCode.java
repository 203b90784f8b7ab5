package org.careline.escalation.desk;

/** Why the server ends a desk's socket. */
enum CloseCode {
  RESTART(1012, "connect again"),
  TOO_SLOW(1013, "too slow: connect again"),
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

  String reason() {
    return reason;
  }
}
