package org.careline.escalation.desk;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.contracts.identity.TenantId;

/** The desks open on this replica. */
@ApplicationScoped
class DeskSockets {

  private final Map<String, Desk> byId = new ConcurrentHashMap<>();

  DeskSockets(MeterRegistry meters) {
    meters.gaugeMapSize("careline_desks", List.of(), byId);
  }

  void drain(@Observes ShutdownDelayInitiatedEvent ending) {
    closeAll(CloseCode.RESTART);
  }

  void end(@Observes ShutdownEvent ending) {
    closeAll(CloseCode.RESTART);
  }

  void add(Desk desk) {
    byId.put(desk.id(), desk);
  }

  void remove(Desk desk) {
    byId.remove(desk.id());
    desk.gone();
  }

  boolean anyOf(TenantId tenant) {
    return byId.values().stream().anyMatch(desk -> desk.tenant().equals(tenant));
  }

  void send(TenantId tenant, String frame) {
    byId.values().stream()
        .filter(desk -> desk.tenant().equals(tenant))
        .forEach(desk -> desk.offer(frame));
  }

  void closeAll(CloseCode why) {
    byId.values().forEach(desk -> desk.close(why));
  }
}
