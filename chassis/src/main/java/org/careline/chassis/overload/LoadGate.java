package org.careline.chassis.overload;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Lets in what there is room for, the more urgent before the less. */
public final class LoadGate implements LoadPressure {

  private final AdaptiveLimit limit;
  private final LongSupplier nanos;
  private final AtomicInteger inside = new AtomicInteger();

  public LoadGate(AdaptiveLimit limit, LongSupplier nanos) {
    this.limit = limit;
    this.nanos = nanos;
  }

  /** Room for one more, to be given back; empty when it must be refused. */
  public Optional<Place> enter(Priority priority) {
    int now = inside.incrementAndGet();
    if (now > Math.max(1, limit.limit() * priority.share())) {
      inside.decrementAndGet();
      return Optional.empty();
    }
    return Optional.of(new Place(now, nanos.getAsLong()));
  }

  /** Whether one more of these would be let in now. */
  public boolean hasRoomFor(Priority priority) {
    return inside.get() < Math.max(1, limit.limit() * priority.share());
  }

  public int inside() {
    return inside.get();
  }

  public int limit() {
    return limit.limit();
  }

  @Override
  public double pressure() {
    return (double) inside.get() / limit.limit();
  }

  /** A place taken. Only the first of its ends counts. */
  public final class Place {
    private final int inFlight;
    private final long began;
    private final AtomicBoolean left = new AtomicBoolean();
    private final AtomicBoolean told = new AtomicBoolean();

    private Place(int inFlight, long began) {
      this.inFlight = inFlight;
      this.began = began;
    }

    /** It is done, and how long it took tells something. */
    public void done() {
      if (leave()) {
        waited();
      }
    }

    /** It stays, and how long it waited until now tells something; told once. */
    public void waited() {
      if (!told.getAndSet(true)) {
        limit.ended(nanos.getAsLong() - began, inFlight);
      }
    }

    /** It is done, and how long it took tells nothing. */
    public boolean leave() {
      boolean first = left.compareAndSet(false, true);
      if (first) {
        inside.decrementAndGet();
      }
      return first;
    }
  }
}
