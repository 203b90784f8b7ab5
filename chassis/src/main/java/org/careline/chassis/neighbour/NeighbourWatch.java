package org.careline.chassis.neighbour;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Asks each neighbour every two seconds, and tells the log when one goes and when it is back. */
@ApplicationScoped
class NeighbourWatch {

  private static final Logger LOG = Logger.getLogger(NeighbourWatch.class);
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final List<Neighbour> neighbours;
  private final MeterRegistry meters;
  private final Map<String, Optional<Instant>> away = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  NeighbourWatch(@All List<Neighbour> beans, NeighbourConfig config, MeterRegistry meters) {
    this.neighbours = new ArrayList<>(beans);
    config.addresses().forEach((name, at) -> neighbours.add(new AddressedNeighbour(name, at)));
    this.meters = meters;
  }

  void start(@Observes StartupEvent started) {
    for (Neighbour neighbour : neighbours) {
      Gauge.builder("careline_neighbour_up", () -> isUp(neighbour.name()) ? 1 : 0)
          .tag("neighbour", neighbour.name())
          .register(meters);
      Thread.ofVirtual().name("watch-" + neighbour.name()).start(() -> watch(neighbour));
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping.countDown();
  }

  /** Since when each neighbour is away; empty for one that answers. */
  Map<String, Optional<Instant>> away() {
    return new TreeMap<>(away);
  }

  private boolean isUp(String name) {
    return away.getOrDefault(name, Optional.empty()).isEmpty();
  }

  private void watch(Neighbour neighbour) {
    do {
      note(neighbour.name(), asks(neighbour));
    } while (!stops());
  }

  private static boolean asks(Neighbour neighbour) {
    try {
      return neighbour.answers();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Exception e) {
      // Whatever it is, it is no answer; the text could name hosts and is not kept.
      return false;
    }
  }

  private void note(String name, boolean answers) {
    boolean was = isUp(name);
    if (answers) {
      away.put(name, Optional.empty());
    } else if (was) {
      away.put(name, Optional.of(Instant.now()));
    }
    if (was != answers) {
      LOG.warnf("neighbour %s: %s", answers ? "is back" : "does not answer", name);
    }
  }

  private boolean stops() {
    try {
      return stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
