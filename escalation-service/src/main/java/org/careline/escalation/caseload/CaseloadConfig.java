package org.careline.escalation.caseload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/** How long patients may wait. */
@ConfigMapping(prefix = "careline.offer")
interface CaseloadConfig {

  /** Between two offers of a case at CRITICAL. */
  @WithDefault("1m")
  @NotNull
  Duration critical();

  /** Between two offers of a case at HIGH. */
  @WithDefault("5m")
  @NotNull
  Duration high();

  /** How long a patient may wait for a word of the clinician who has the case. */
  @WithDefault("5m")
  @NotNull
  Duration silence();

  /** How often is looked for cases whose offer is due. */
  @WithDefault("1s")
  @NotNull
  Duration lookEvery();

  default OfferSchedule schedule() {
    return new OfferSchedule(critical(), high());
  }
}
