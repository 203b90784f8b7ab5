package org.careline.escalation.desk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** Limits of a desk's socket. */
@ConfigMapping(prefix = "careline.desk")
interface DeskConfig {

  /** Frames that may wait for a slow desk before it is closed. */
  @WithDefault("256")
  @Min(8)
  int queue();
}
