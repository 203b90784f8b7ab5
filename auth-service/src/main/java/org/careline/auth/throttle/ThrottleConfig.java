package org.careline.auth.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many attempts are let through. */
@ConfigMapping(prefix = "careline.throttle")
interface ThrottleConfig {

  /** Failed logins in a minute to one account from one address, before the pauses grow. */
  @WithDefault("5")
  @Min(1)
  int failuresPerAccount();

  /** Failed logins in a minute to one account from all addresses together. */
  @WithDefault("20")
  @Min(1)
  int failuresPerAccountEverywhere();

  /** Logins, and registrations, one network address may try in a minute. */
  @WithDefault("60")
  @Min(1)
  int attemptsPerAddress();

  /** How many trusted proxies stand between the client and our edge, an ingress for example. */
  @WithDefault("0")
  @Min(0)
  int proxiesBeforeEdge();
}
