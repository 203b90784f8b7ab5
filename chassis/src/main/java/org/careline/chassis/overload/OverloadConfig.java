package org.careline.chassis.overload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How many requests a service takes on at once. */
@ConfigMapping(prefix = "careline.overload")
interface OverloadConfig {

  /** Requests under way that are always allowed. */
  @WithDefault("16")
  @Min(1)
  int least();

  /** Requests under way that are allowed until it is known how long they take. */
  @WithDefault("128")
  @Min(1)
  int first();

  /** Requests under way that are never exceeded but by what is urgent. */
  @WithDefault("1024")
  @Min(1)
  int most();

  /** What the usual request may take while the house is full. */
  @WithDefault("300ms")
  Duration tolerable();
}
