package org.careline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersTest {
  @TempDir Path folder;

  @Test
  void kafkaCreatesATopicOnFirstUseWithSixPartitionsAndKeepsItsRecordsOverARestart()
      throws Exception {
    int port = FreePort.find();
    int controllerPort = FreePort.find();
    try (var kafka = EmbeddedKafka.start(folder, port, controllerPort)) {
      publish(kafka, "greetings", "hello");
      assertThat(partitions(kafka, "greetings")).isEqualTo(6);
    }
    try (var kafka = EmbeddedKafka.start(folder, port, controllerPort)) {
      assertThat(readOne(kafka, "greetings")).isEqualTo("hello");
    }
  }

  @Test
  void aDatabaseThatSurvivesIsDurableAndKeepsItsPasswordOverARestart() throws Exception {
    try (var database = startDurable()) {
      assertThat(setting(database, "fsync")).isEqualTo("on");
      assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
    }
    try (var database = startDurable()) {
      assertThat(setting(database, "port")).isEqualTo(Integer.toString(database.port()));
      assertThatThrownBy(() -> database.connect("postgres", "postgres", "a guess").close())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void redisAnswersUntilItIsClosed() {
    int port;
    try (var redis = EmbeddedRedis.start()) {
      port = redis.port();
      assertThat(redis.isReady()).isTrue();
    }
    assertThat(EmbeddedRedis.answers(port)).isFalse();
  }

  private EmbeddedDatabase startDurable() {
    int port = FreePort.find();
    var log = folder.resolve("postgres.log");
    return EmbeddedDatabase.start(
        folder.resolve("data"), folder.resolve("bin"), port, "the-password", log);
  }

  private static String setting(EmbeddedDatabase database, String name) throws Exception {
    try (var connection = database.connect("postgres");
        var statement = connection.createStatement();
        var rows = statement.executeQuery("show " + name)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void publish(EmbeddedKafka kafka, String topic, String value) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var serializer = new StringSerializer();
    try (var producer = new KafkaProducer<>(config, serializer, serializer)) {
      producer.send(new ProducerRecord<>(topic, value)).get(20, TimeUnit.SECONDS);
    }
  }

  private static int partitions(EmbeddedKafka kafka, String topic) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var admin = Admin.create(config)) {
      var topics = admin.describeTopics(List.of(topic)).allTopicNames().get(20, TimeUnit.SECONDS);
      return topics.get(topic).partitions().size();
    }
  }

  private static String readOne(EmbeddedKafka kafka, String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            kafka.bootstrapServers(),
            "group.id",
            "reader",
            "auto.offset.reset",
            "earliest");
    var deserializer = new StringDeserializer();
    try (var consumer = new KafkaConsumer<>(config, deserializer, deserializer)) {
      consumer.subscribe(List.of(topic));
      var records = consumer.poll(Duration.ofSeconds(20));
      return records.isEmpty() ? "nothing" : records.iterator().next().value();
    }
  }
}
