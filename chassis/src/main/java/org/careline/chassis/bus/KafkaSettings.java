package org.careline.chassis.bus;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Client settings: durable sends, consumers that commit by hand and start at the beginning. */
@ApplicationScoped
public class KafkaSettings {

  private final String servers;

  KafkaSettings(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
    this.servers = servers;
  }

  public Map<String, Object> producer() {
    Map<String, Object> settings = common();
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 8_000);
    return settings;
  }

  /** For asking the bus about itself. */
  public Map<String, Object> admin() {
    Map<String, Object> settings = common();
    settings.put("request.timeout.ms", 2_500);
    settings.put("default.api.timeout.ms", 2_500);
    return settings;
  }

  Map<String, Object> consumer(String group) {
    Map<String, Object> settings = common();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 250);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    // A request to join waits this long at most for the rest of the group, or for a vanished
    // broker.
    settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 20_000);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
    return settings;
  }

  /** For reading a topic's whole past beside its consumers, in no group. */
  public Map<String, Object> reader() {
    Map<String, Object> settings = consumer("");
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    return settings;
  }

  private Map<String, Object> common() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", servers);
    settings.put("reconnect.backoff.max.ms", 1_000);
    settings.put("socket.connection.setup.timeout.ms", 3_000);
    settings.put("socket.connection.setup.timeout.max.ms", 5_000);
    return settings;
  }
}
