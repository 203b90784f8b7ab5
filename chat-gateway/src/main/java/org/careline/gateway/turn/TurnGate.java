package org.careline.gateway.turn;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.careline.chassis.overload.AdaptiveLimit;
import org.careline.chassis.overload.LoadGate;
import org.careline.chassis.overload.LoadPressure;
import org.careline.chassis.overload.Priority;
import org.careline.contracts.identity.MessageId;
import org.careline.gateway.fanout.FrameListener;
import org.careline.gateway.fanout.ServerFrame;

/**
 * How many turns may be under way, from a message's arrival to its answer. What they wait until
 * somebody begins to answer tells whether the whole pipeline keeps up; how long the answer itself
 * takes is the model's affair.
 */
@ApplicationScoped
class TurnGate implements FrameListener, LoadPressure {

  private static final String SCRIPT = "script";
  private static final Duration WINDOW = Duration.ofMillis(500);

  private final LoadGate gate;
  private final Cache<MessageId, LoadGate.Place> waiting;
  private final Cache<MessageId, Boolean> ended =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofSeconds(10)).build();

  private final long stalled;
  private final LongSupplier nanos;
  private volatile long progress;

  @Inject
  TurnGate(TurnLoadConfig config, MeterRegistry meters) {
    this(config, meters, System::nanoTime);
  }

  TurnGate(TurnLoadConfig config, MeterRegistry meters, LongSupplier nanos) {
    this.nanos = nanos;
    this.progress = nanos.getAsLong();
    this.stalled = config.stalled().toNanos();
    var settings =
        new AdaptiveLimit.Settings(
            config.least(), config.first(), config.most(), config.tolerable(), WINDOW);
    this.gate = new LoadGate(new AdaptiveLimit(settings, nanos), nanos);
    this.waiting =
        Caffeine.newBuilder()
            .expireAfterWrite(config.forgotten())
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run) // a place is free when the call that frees it returns
            .<MessageId, LoadGate.Place>removalListener((_, place, _) -> leave(place))
            .build();
    meters.gauge("careline_turns_limit", gate, LoadGate::limit);
    meters.gauge("careline_turns_inside", gate, LoadGate::inside);
  }

  /**
   * Room for one more turn; empty when it must be refused. Where nothing at all is answered there
   * is an outage and no crowd: messages are then taken and wait in the store.
   */
  Optional<LoadGate.Place> enter(Priority priority) {
    return gate.enter(isStalled() ? Priority.URGENT : priority);
  }

  private boolean isStalled() {
    return nanos.getAsLong() - progress > stalled;
  }

  /** The turn is under way and its place taken until the message is answered. */
  void awaitsAnswer(MessageId message, LoadGate.Place place) {
    waiting.put(message, place);
    if (ended.getIfPresent(message) != null) {
      waiting.invalidate(message);
    }
  }

  @Override
  public void delivered(ServerFrame frame) {
    if (frame instanceof ServerFrame.OfReply reply) {
      switch (reply) {
        case ServerFrame.ReplyStarted started -> begun(started.replyTo());
        case ServerFrame.ReplyDelta delta -> begun(delta.replyTo());
        case ServerFrame.ReplyCompleted completed -> completed(completed);
        case ServerFrame.ReplyFailed failed -> {
          progress = nanos.getAsLong();
          end(failed.replyTo());
        }
      }
    }
  }

  private void begun(MessageId message) {
    progress = nanos.getAsLong();
    LoadGate.Place place = waiting.getIfPresent(message);
    if (place != null) {
      place.waited();
    }
  }

  @Override
  public double pressure() {
    return isStalled() ? 0 : gate.pressure();
  }

  /** A scripted answer comes from this very gateway and says nothing of those behind it. */
  private void completed(ServerFrame.ReplyCompleted reply) {
    if (!SCRIPT.equals(reply.source())) {
      progress = nanos.getAsLong();
    }
    end(reply.replyTo());
  }

  private void end(MessageId message) {
    ended.put(message, Boolean.TRUE);
    waiting.invalidate(message);
  }

  private static void leave(LoadGate.Place place) {
    if (place != null) {
      place.leave();
    }
  }
}
