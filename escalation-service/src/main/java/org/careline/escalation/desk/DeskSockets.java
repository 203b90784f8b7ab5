package org.careline.escalation.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.contracts.identity.TenantId;

/** The desks open on this replica. */
@ApplicationScoped
class DeskSockets {

  private static final Duration TOKEN_LIFE = Duration.ofMinutes(30);

  private final Map<String, Desk> byId = new ConcurrentHashMap<>();
  private final Cache<UUID, Boolean> ended =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(TOKEN_LIFE).build();

  DeskSockets(MeterRegistry meters) {
    meters.gaugeMapSize("careline_desks", List.of(), byId);
  }

  void drain(@Observes ShutdownDelayInitiatedEvent ending) {
    closeAll(CloseCode.RESTART);
  }

  void end(@Observes ShutdownEvent ending) {
    closeAll(CloseCode.RESTART);
  }

  /** A desk whose session ended while it opened is closed at once. */
  void add(Desk desk) {
    byId.put(desk.id(), desk);
    if (ended.getIfPresent(desk.session()) != null) {
      desk.close(CloseCode.SESSION_ENDED);
    }
  }

  void endSession(UUID session) {
    ended.put(session, Boolean.TRUE);
    byId.values().stream()
        .filter(desk -> desk.session().equals(session))
        .forEach(desk -> desk.close(CloseCode.SESSION_ENDED));
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
