package org.careline.chassis.bus;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Subscribes every {@link EventHandler} at start and stops them in good order. */
@ApplicationScoped
class EventSubscriptions {

  private final List<EventHandler<?>> handlers;
  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;
  private final KafkaSettings kafka;
  private final String service;
  private final List<TopicSubscription<?>> running = new ArrayList<>();

  EventSubscriptions(
      @All List<EventHandler<?>> handlers,
      EventCodec codec,
      DeadLetters deadLetters,
      MeterRegistry meters,
      KafkaSettings kafka,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.handlers = handlers;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.kafka = kafka;
    this.service = service;
  }

  void start(@Observes StartupEvent started) {
    handlers.forEach(this::subscribe);
  }

  void drain(@Observes ShutdownDelayInitiatedEvent draining) {
    stop();
  }

  void stop(@Observes ShutdownEvent stopping) {
    stop();
  }

  private <E> void subscribe(EventHandler<E> handler) {
    var consumer =
        new KafkaConsumer<String, byte[]>(kafka.consumer(service + "." + handler.name()));
    var work = new HandlerCall<>(handler, codec, deadLetters, meters);
    var subscription =
        new TopicSubscription<>(
            consumer,
            handler.topic(),
            work,
            new ConsumerLag(meters, handler.topic().name(), handler.name()),
            handler.concurrency());
    running.add(subscription);
    subscription.start(service + "." + handler.name());
  }

  private synchronized void stop() {
    running.forEach(TopicSubscription::requestStop);
    running.forEach(TopicSubscription::awaitStop);
    running.clear();
  }
}
