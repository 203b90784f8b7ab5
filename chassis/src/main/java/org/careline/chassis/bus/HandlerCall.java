package org.careline.chassis.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.context.Scope;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.careline.chassis.phi.PatientErasedException;
import org.careline.chassis.problem.Redacted;
import org.careline.chassis.request.RequestContext;
import org.careline.contracts.event.Event;
import org.jboss.logging.Logger;

/** One record through decoding, tracing, the handler and, where it fails, retry or dead letter. */
final class HandlerCall<E> implements RecordWork {

  private static final Logger LOG = Logger.getLogger(HandlerCall.class);

  private static final Duration[] DELAYS = {
    Duration.ofMillis(25),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5),
    Duration.ofSeconds(30),
    Duration.ofMinutes(5),
    Duration.ofHours(1)
  };

  private final EventHandler<E> handler;
  private final String consumer;
  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;
  private final Counter dead;
  private final Timer delay;
  private final RetryPolicy retries = RetryPolicy.STANDARD;
  private volatile boolean stopped;

  /**
   * @param consumer {@code <service>.<handler>}, by which dead letters name it
   */
  HandlerCall(
      EventHandler<E> handler,
      String consumer,
      EventCodec codec,
      DeadLetters deadLetters,
      MeterRegistry meters) {
    this.handler = handler;
    this.consumer = consumer;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.dead =
        meters.counter(
            "careline_dead_letters", "topic", handler.topic().name(), "consumer", handler.name());
    this.delay =
        Timer.builder("careline_event_delay")
            .description("from an event's own time until this consumer has dealt with it")
            .tag("consumer", handler.name())
            .serviceLevelObjectives(DELAYS)
            .register(meters);
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean call(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = RecordHeaders.of(record);
    String only = headers.get(DeadLetter.ONLY);
    if (only != null && !only.equals(consumer)) {
      return true;
    }
    return switch (work(record, headers)) {
      case DONE -> only == null || deadLetters.handled(consumer, record, () -> stopped);
      case GIVEN_UP -> true;
      case UNFINISHED -> false;
    };
  }

  private enum Outcome {
    DONE,
    GIVEN_UP,
    UNFINISHED
  }

  private Outcome work(ConsumerRecord<String, byte[]> record, Map<String, String> headers) {
    for (int attempt = 1; !stopped; attempt++) {
      long began = System.nanoTime();
      try {
        attempt(headers, record.value());
        finished("ok", began);
        return Outcome.DONE;
      } catch (PatientErasedException e) {
        finished("erased", began);
        return Outcome.DONE;
      } catch (Exception | StackOverflowError | LinkageError e) {
        // The edge of the bus: whatever one event does to its handler, the lane goes on.
        finished("failed", began);
        Optional<Duration> pause = retries.pauseAfter(e, attempt);
        if (pause.isEmpty()) {
          return deadLetter(record, e, attempt) ? Outcome.GIVEN_UP : Outcome.UNFINISHED;
        }
        Pause.of(pause.get());
      }
    }
    return Outcome.UNFINISHED;
  }

  private void attempt(Map<String, String> headers, byte[] value) throws Exception {
    Optional<Event<E>> event =
        handler.readsText()
            ? codec.decode(handler.topic(), headers, value)
            : codec.decodeSealed(handler.topic(), headers, value);
    if (event.isEmpty()) {
      return;
    }
    RequestContext.begin(event.get().id().toString(), event.get().correlationId());
    RequestContext.tenant(event.get().tenant());
    ManagedContext request = Arc.container().requestContext();
    var span = TracePropagation.consumerSpan(handler.name(), headers);
    request.activate();
    try (Scope scope = span.makeCurrent()) {
      handler.handle(event.get());
      dealtWith(event.get());
    } finally {
      span.end();
      request.terminate();
      RequestContext.end();
    }
  }

  private void dealtWith(Event<E> event) {
    Duration since = Duration.between(event.time(), Instant.now());
    delay.record(since.isNegative() ? Duration.ZERO : since);
  }

  private boolean deadLetter(ConsumerRecord<String, byte[]> record, Throwable cause, int attempts) {
    LOG.errorf(
        Redacted.of(cause),
        "dead letter: consumer=%s partition=%d offset=%d attempts=%d",
        handler.name(),
        record.partition(),
        record.offset(),
        attempts);
    dead.increment();
    return deadLetters.keep(consumer, record, cause, attempts, () -> stopped);
  }

  private void finished(String outcome, long began) {
    Timer.builder("careline_event_handling")
        .tag("consumer", handler.name())
        .tag("outcome", outcome)
        .register(meters)
        .record(Duration.ofNanos(System.nanoTime() - began));
  }
}
