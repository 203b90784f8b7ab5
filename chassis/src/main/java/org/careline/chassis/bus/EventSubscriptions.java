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
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Subscribes every {@link EventHandler} and {@link DeadLetterListener} at start and stops them in
 * good order.
 */
@ApplicationScoped
class EventSubscriptions {

  private final List<EventHandler<?>> handlers;
  private final List<DeadLetterListener> listeners;
  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final MeterRegistry meters;
  private final KafkaSettings kafka;
  private final String service;
  private final List<TopicSubscription> running = new ArrayList<>();

  EventSubscriptions(
      @All List<EventHandler<?>> handlers,
      @All List<DeadLetterListener> listeners,
      EventCodec codec,
      DeadLetters deadLetters,
      MeterRegistry meters,
      KafkaSettings kafka,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.handlers = handlers;
    this.listeners = listeners;
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.meters = meters;
    this.kafka = kafka;
    this.service = service;
  }

  void start(@Observes StartupEvent started) {
    handlers.forEach(this::subscribe);
    listeners.forEach(this::subscribe);
  }

  void drain(@Observes ShutdownDelayInitiatedEvent draining) {
    stop();
  }

  void stop(@Observes ShutdownEvent stopping) {
    stop();
  }

  private <E> void subscribe(EventHandler<E> handler) {
    String name = service + "." + handler.name();
    var work = new HandlerCall<>(handler, name, codec, deadLetters, meters);
    var lag = new ConsumerLag(meters, handler.topic().name(), handler.name());
    subscribe(name, List.of(handler.topic().name()), work, lag, handler.concurrency());
  }

  private void subscribe(DeadLetterListener listener) {
    var topics = Topics.ALL.stream().map(Topic::deadLetters).toList();
    var lag = new ConsumerLag(meters, "dead-letters", "dead-letters");
    subscribe(service + ".dead-letters", topics, new DeadLetterCall(listener), lag, 1);
  }

  private void subscribe(
      String name, List<String> topics, RecordWork work, ConsumerLag lag, int concurrency) {
    var consumer = new KafkaConsumer<String, byte[]>(kafka.consumer(name));
    var subscription = new TopicSubscription(consumer, topics, work, lag, concurrency);
    running.add(subscription);
    subscription.start(name);
  }

  private synchronized void stop() {
    running.forEach(TopicSubscription::requestStop);
    running.forEach(TopicSubscription::awaitStop);
    running.clear();
  }
}
