package org.careline.gateway.turn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much a patient may send, and how long a request waits. */
@ConfigMapping(prefix = "careline.turn")
interface TurnConfig {

  /** Messages a user may send in a minute. */
  @WithDefault("60")
  @Min(1)
  int perMinute();

  /** Messages a user may send in an hour. */
  @WithDefault("1000")
  @Min(1)
  int perHour();

  /** Earlier messages an event carries. */
  @WithDefault("12")
  @Min(0)
  @Max(12)
  int window();

  /** How long {@code POST /chat/send} waits for the answer. */
  @WithDefault("60s")
  Duration replyWait();

  /** How often a waiting request looks into the store, for an answer that was not announced. */
  @WithDefault("1s")
  Duration replyPoll();
}
