package org.careline.gateway.turn;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many turns one replica of the gateway has under way. */
@ConfigMapping(prefix = "careline.turn.load")
interface TurnLoadConfig {

  /** Turns that are always allowed. */
  @WithDefault("16")
  @Min(1)
  int least();

  /** Turns that are allowed until it is known how long they wait. */
  @WithDefault("64")
  @Min(1)
  int first();

  /** Turns never exceeded but by emergencies. */
  @WithDefault("2000")
  @Min(1)
  int most();

  /** What the usual message may wait until its answer begins. */
  @WithDefault("2s")
  Duration tolerable();

  /** Silence after which nobody answers at all, and messages are taken without limit. */
  @WithDefault("4s")
  Duration stalled();

  /** A turn without an answer for so long takes no place any more. */
  @WithDefault("60s")
  Duration forgotten();
}
