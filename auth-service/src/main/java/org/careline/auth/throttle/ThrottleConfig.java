package org.careline.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many attempts are let through. */
@ConfigMapping(prefix = "careline.throttle")
interface ThrottleConfig {

  /** Failed logins an account may see in a minute. */
  @WithDefault("5")
  @Min(1)
  int failuresPerAccount();

  /** Logins and registrations one network address may try in a minute. */
  @WithDefault("60")
  @Min(1)
  int attemptsPerAddress();
}
