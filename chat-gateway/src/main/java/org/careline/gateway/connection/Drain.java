package org.careline.gateway.connection;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the clients go before the process ends: no new socket, and the open ones closed in slices,
 * so that their return does not hit the other replicas all at once.
 */
@ApplicationScoped
class Drain {

  private static final int SLICES = 20;

  private final OpenSockets sockets;
  private final Duration length;
  private volatile boolean draining;

  Drain(OpenSockets sockets, SocketConfig config) {
    this.sockets = sockets;
    this.length = config.drain();
  }

  boolean isDraining() {
    return draining;
  }

  void begin(@Observes ShutdownDelayInitiatedEvent ending) {
    draining = true;
    Thread.ofVirtual().name("drain").start(this::closeInSlices);
  }

  void end(@Observes ShutdownEvent ending) {
    draining = true;
    sockets.all().forEach(socket -> socket.close(CloseCode.RESTART));
  }

  private void closeInSlices() {
    List<ClientSocket> open = sockets.all();
    int slice = Math.max(1, Math.ceilDiv(open.size(), SLICES));
    for (int from = 0; from < open.size(); from += slice) {
      open.subList(from, Math.min(from + slice, open.size()))
          .forEach(socket -> socket.close(CloseCode.RESTART));
      LockSupport.parkNanos(length.dividedBy(SLICES).toNanos());
    }
  }
}
