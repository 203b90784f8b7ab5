package org.careline.gateway.connection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * What clients lost, counted from zero: {@code careline_frames_dropped_total}, passing frames a
 * slow client was spared, and {@code careline_sockets_closed_total{reason}}, sockets the server
 * ended.
 */
@Startup
@ApplicationScoped
class SocketFigures {

  private final Counter dropped;
  private final Map<CloseCode, Counter> closed = new EnumMap<>(CloseCode.class);

  SocketFigures(MeterRegistry meters) {
    this.dropped = meters.counter("careline_frames_dropped");
    for (CloseCode why : CloseCode.values()) {
      closed.put(
          why,
          meters.counter("careline_sockets_closed", "reason", why.name().toLowerCase(Locale.ROOT)));
    }
  }

  void dropped() {
    dropped.increment();
  }

  void closed(CloseCode why) {
    closed.get(why).increment();
  }
}
