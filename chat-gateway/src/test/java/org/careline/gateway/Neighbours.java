package org.careline.gateway;

import static org.awaitility.Awaitility.await;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.bus.EventHandler;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.MessageHandedBack;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.chat.Provenance;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.escalation.CaseEvent;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;

/** The test in the part of inference-service and escalation-service: hears and states facts. */
@ApplicationScoped
class Neighbours implements EventHandler<ChatEvent> {

  private final EventCodec codec;
  private final RedisDataSource redis;
  private final List<Event<ChatEvent>> heard = new CopyOnWriteArrayList<>();
  private final KafkaProducer<String, byte[]> producer;

  Neighbours(
      EventCodec codec,
      RedisDataSource redis,
      @org.eclipse.microprofile.config.inject.ConfigProperty(name = "kafka.bootstrap.servers")
          String servers) {
    this.codec = codec;
    this.redis = redis;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers, "linger.ms", "0"),
            new org.apache.kafka.common.serialization.StringSerializer(),
            new org.apache.kafka.common.serialization.ByteArraySerializer());
  }

  @Override
  public Topic<ChatEvent> topic() {
    return Topics.MESSAGES;
  }

  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public void handle(Event<ChatEvent> event) {
    heard.add(event);
  }

  Event<ChatEvent> hears(Predicate<ChatEvent> fact) {
    return await()
        .alias("a fact on the bus")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> heard.stream().filter(event -> fact.test(event.data())).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  Event<ChatEvent> hearsMessage(String messageId) {
    return hears(
        fact ->
            fact instanceof MessageReceived received
                && received.messageId().toString().equals(messageId));
  }

  MessageHandedBack hearsHandedBack(String messageId) {
    return (MessageHandedBack)
        hears(
                fact ->
                    fact instanceof MessageHandedBack back
                        && back.message().messageId().toString().equals(messageId))
            .data();
  }

  List<MessageHandedBack> handedBack(String conversation) {
    return heard.stream()
        .map(Event::data)
        .filter(fact -> fact.conversationId().toString().equals(conversation))
        .filter(MessageHandedBack.class::isInstance)
        .map(MessageHandedBack.class::cast)
        .toList();
  }

  long count(Predicate<ChatEvent> fact) {
    return heard.stream().filter(event -> fact.test(event.data())).count();
  }

  /** inference-service has answered. */
  Event<ReplyEvent> answers(Event<ChatEvent> asked, String text) {
    MessageReceived message = (MessageReceived) asked.data();
    return states(
        asked,
        Topics.REPLIES,
        new ReplyEvent.ReplyCompleted(
            message.conversationId(),
            message.messageId(),
            MessageId.next(),
            PhiText.of(text),
            ReplySource.EXTRACTIVE,
            List.of(new Citation("fever:1:1", "Fever", "https://example.org/fever", "Rest.")),
            Screening.clear("en", "test"),
            new Provenance("extractive", "", "", "", "test", 1),
            Instant.now(),
            Instant.now()));
  }

  void fails(Event<ChatEvent> asked, String code) {
    MessageReceived message = (MessageReceived) asked.data();
    states(
        asked,
        Topics.REPLIES,
        new ReplyEvent.ReplyFailed(
            message.conversationId(), message.messageId(), code, Instant.now()));
  }

  void caseFact(Event<ChatEvent> about, CaseEvent fact) {
    states(about, Topics.CASES, fact);
  }

  <E> Event<E> states(Event<?> cause, Topic<E> topic, E data) {
    Event<E> event =
        cause.leadsTo(
            topic, "a-neighbour", ((ChatEvent) cause.data()).conversationId().toString(), data);
    repeats(topic, event);
    return event;
  }

  /** The same fact once more, as Kafka may do. */
  void repeats(Topic<?> topic, Event<?> event) {
    var encoded = codec.encode(event);
    var record = new ProducerRecord<>(topic.name(), event.key(), encoded.value());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
    producer.flush();
  }

  /** inference-service releases a piece of an answer. */
  void releases(Event<ChatEvent> asked, int offset, String text) {
    redis.execute("APPEND", "careline:reply:" + message(asked).messageId(), text);
    live(asked, "reply.delta", offset, text);
  }

  void begins(Event<ChatEvent> asked) {
    live(asked, "reply.started", 0, "");
  }

  private void live(Event<ChatEvent> asked, String type, int offset, String text) {
    MessageReceived message = message(asked);
    redis
        .pubsub(String.class)
        .publish(
            "careline.replies",
            new JsonObject()
                .put("tenant", asked.tenant().value())
                .put("userId", asked.patient().orElseThrow().toString())
                .put("conversationId", message.conversationId().toString())
                .put("replyTo", message.messageId().toString())
                .put("type", type)
                .put("offset", offset)
                .put("text", text)
                .encode());
  }

  private static MessageReceived message(Event<ChatEvent> asked) {
    return (MessageReceived) asked.data();
  }
}
