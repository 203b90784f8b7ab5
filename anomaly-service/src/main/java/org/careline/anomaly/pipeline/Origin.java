package org.careline.anomaly.pipeline;

import java.util.Optional;
import org.careline.contracts.event.Event;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.identity.UserId;

/** For whom an interaction moves on, and through which event; none when a timer moves it. */
record Origin(TenantId tenant, UserId patient, Optional<Event<?>> cause) {

  static Origin of(Event<?> event, UserId patient) {
    return new Origin(event.tenant(), patient, Optional.of(event));
  }

  static Origin timer(TenantId tenant, UserId patient) {
    return new Origin(tenant, patient, Optional.empty());
  }
}
