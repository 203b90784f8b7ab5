package org.careline.inference.turn;

import io.quarkus.redis.datasource.RedisDataSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.careline.chassis.bus.EventCodec;
import org.careline.chassis.bus.EventHandler;
import org.careline.chassis.bus.KafkaSettings;
import org.careline.chassis.testing.TestTokens;
import org.careline.contracts.chat.ChatEvent;
import org.careline.contracts.chat.ChatEvent.Channel;
import org.careline.contracts.chat.ChatEvent.MessageReceived;
import org.careline.contracts.chat.Floor;
import org.careline.contracts.chat.ReplyEvent;
import org.careline.contracts.chat.ReplyEvent.ReplyCompleted;
import org.careline.contracts.event.Event;
import org.careline.contracts.event.Topic;
import org.careline.contracts.event.Topics;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.identity.UserId;
import org.careline.contracts.safety.Screening;
import org.careline.contracts.text.PhiText;

/** The gateway's side of a turn: says messages, hears replies and live frames. */
@ApplicationScoped
class Bus implements EventHandler<ReplyEvent> {

  private final List<ReplyEvent> replies = new CopyOnWriteArrayList<>();
  private final List<String> frames = new CopyOnWriteArrayList<>();

  @Inject EventCodec codec;
  @Inject KafkaSettings kafka;
  @Inject RedisDataSource redis;
  private KafkaProducer<String, byte[]> producer;

  @PostConstruct
  void connect() {
    producer = new KafkaProducer<>(kafka.producer());
    redis.pubsub(String.class).subscribe("careline.replies", frames::add);
  }

  @PreDestroy
  void disconnect() {
    producer.close(Duration.ofSeconds(1));
  }

  /** A message as the gateway publishes it; the same event as often as asked. */
  MessageReceived say(String text, int times) {
    return say(text, "en", times, Screening.clear("en", "test"));
  }

  MessageReceived say(String text, String language, int times, Screening screening) {
    MessageReceived message =
        new MessageReceived(
            ConversationId.next(),
            MessageId.next(),
            1,
            PhiText.of(text),
            PhiText.of("Test Person"),
            language,
            "US",
            Channel.WEB,
            Floor.BOT,
            screening,
            List.of(),
            Instant.now());
    Event<ChatEvent> event =
        Event.first(
            Topics.MESSAGES,
            "chat-gateway",
            message.conversationId().toString(),
            TestTokens.TENANT,
            Optional.of(UserId.next()),
            UUID.randomUUID().toString(),
            message);
    for (int i = 0; i < times; i++) {
      send(event);
    }
    return message;
  }

  List<ReplyEvent> repliesTo(MessageReceived message) {
    return replies.stream().filter(r -> r.replyTo().equals(message.messageId())).toList();
  }

  ReplyCompleted completed(MessageReceived message) {
    return (ReplyCompleted) repliesTo(message).getFirst();
  }

  List<String> framesOf(MessageReceived message) {
    String id = message.messageId().toString();
    return frames.stream().filter(frame -> frame.contains(id)).toList();
  }

  String kept(MessageReceived message) {
    return redis.value(String.class).get("careline:reply:" + message.messageId());
  }

  private void send(Event<ChatEvent> event) {
    EventCodec.Encoded encoded = codec.encode(event);
    var record =
        new ProducerRecord<String, byte[]>(Topics.MESSAGES.name(), event.key(), encoded.value());
    for (Map.Entry<String, String> header : encoded.headers().entrySet()) {
      record.headers().add(header.getKey(), header.getValue().getBytes(StandardCharsets.UTF_8));
    }
    producer.send(record);
    producer.flush();
  }

  @Override
  public Topic<ReplyEvent> topic() {
    return Topics.REPLIES;
  }

  @Override
  public String name() {
    return "test-replies";
  }

  @Override
  public void handle(Event<ReplyEvent> event) {
    replies.add(event.data());
  }
}
