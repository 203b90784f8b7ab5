package org.careline.inference.live;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A frame on the channel {@code careline.replies}.
 *
 * @param userId the patient's
 * @param replyTo the patient's message
 * @param offset UTF-16 code units released before this frame; {@code reply.started} has 0 and,
 *     after a crash in the middle, means that the reply begins anew
 */
record LiveFrame(
    String tenant,
    String userId,
    String conversationId,
    String replyTo,
    Type type,
    int offset,
    String text) {

  /** What a frame says. */
  enum Type {
    STARTED,
    DELTA;

    @JsonValue
    String wireName() {
      return "reply." + name().toLowerCase(Locale.ROOT);
    }
  }
}
