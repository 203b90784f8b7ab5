package org.careline.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.careline.gateway.fanout.Outlets;

/** The sockets open on this replica. */
@ApplicationScoped
class OpenSockets {

  private final Map<String, ClientSocket> byId = new ConcurrentHashMap<>();
  private final Outlets outlets;
  private final Counter created;

  OpenSockets(Outlets outlets, MeterRegistry meters) {
    this.outlets = outlets;
    this.created = meters.counter("chat_sessions_created");
    meters.gaugeMapSize("active_sessions", List.of(), byId);
  }

  void add(ClientSocket socket) {
    byId.put(socket.id(), socket);
    outlets.add(socket.patient().owner(), socket);
    created.increment();
  }

  void remove(ClientSocket socket) {
    byId.remove(socket.id());
    outlets.remove(socket.patient().owner(), socket);
    socket.gone();
  }

  void endSession(UUID session) {
    byId.values().stream()
        .filter(socket -> socket.patient().sessionId().equals(session))
        .forEach(socket -> socket.close(CloseCode.SESSION_ENDED));
  }

  List<ClientSocket> all() {
    return List.copyOf(byId.values());
  }
}
