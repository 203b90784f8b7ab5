package org.careline.localstack;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker and controller (KRaft, one node) inside this JVM, listening on the loopback
 * interface.
 *
 * <p>Topics come into being on first use, with {@value #PARTITIONS} partitions.
 */
public final class EmbeddedKafka implements AutoCloseable {
  /** Partitions of a topic created on first use. */
  public static final int PARTITIONS = 6;

  private static final int PORT_ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final int port;
  private final Path home;
  private final boolean temporary;

  private EmbeddedKafka(KafkaRaftServer server, int port, Path home, boolean temporary) {
    this.server = server;
    this.port = port;
    this.home = home;
    this.temporary = temporary;
  }

  /** Starts on free ports with data that vanishes on close. */
  public static EmbeddedKafka start() {
    for (int attempt = 1; ; attempt++) {
      try {
        var home = TemporaryFolder.create("kafka");
        int port = FreePort.find();
        return start(home, port, settings(home, port, FreePort.find()), true);
      } catch (IOException e) {
        throw new UncheckedIOException("Kafka did not start", e);
      } catch (IllegalStateException e) {
        if (attempt == PORT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /**
   * Starts on the given ports with data that survives.
   *
   * @param home folder of the logs
   * @param port port for clients
   * @param controllerPort port of the quorum
   */
  public static EmbeddedKafka start(Path home, int port, int controllerPort) {
    return start(home, port, controllerPort, port);
  }

  /**
   * As {@link #start(Path, int, int)}, reached by clients through something in between.
   *
   * @param advertised the port clients are told to use
   */
  public static EmbeddedKafka start(Path home, int port, int controllerPort, int advertised) {
    try {
      var settings = settings(Files.createDirectories(home), port, controllerPort);
      settings.put("advertised.listeners", "PLAINTEXT://localhost:" + advertised);
      return start(home, port, settings, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka did not start on port " + port, e);
    }
  }

  private static EmbeddedKafka start(
      Path home, int port, Map<String, String> settings, boolean temporary) throws IOException {
    if (!Files.exists(home.resolve("logs/meta.properties"))) {
      format(home, settings);
    }
    var server = new KafkaRaftServer(KafkaConfig.fromProps(properties(settings)), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      server.shutdown();
      throw new IllegalStateException("Kafka did not start on port " + port, e);
    }
    return new EmbeddedKafka(server, port, home, temporary);
  }

  private static Map<String, String> settings(Path home, int port, int controllerPort) {
    var settings = new TreeMap<String, String>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    settings.put("log.dirs", home.resolve("logs").toAbsolutePath().toString());
    settings.put("auto.create.topics.enable", "true");
    settings.put("num.partitions", Integer.toString(PARTITIONS));
    settings.putAll(oneNode());
    settings.putAll(small());
    return settings;
  }

  private static Map<String, String> oneNode() {
    return Map.of(
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "3",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "1",
        "share.coordinator.state.topic.replication.factor", "1",
        "share.coordinator.state.topic.min.isr", "1",
        "share.coordinator.state.topic.num.partitions", "1",
        "group.initial.rebalance.delay.ms", "0",
        // A killed broker is let back in only when its old session has ended.
        "broker.session.timeout.ms", "5000");
  }

  private static Map<String, String> small() {
    return Map.of(
        "num.network.threads", "2",
        "num.io.threads", "4",
        "background.threads", "2",
        "log.segment.bytes", "16777216",
        "log.index.size.max.bytes", "1048576",
        "log.retention.bytes", "268435456",
        "log.cleaner.dedupe.buffer.size", "4194304",
        "log.cleaner.io.buffer.size", "131072",
        "metadata.log.segment.bytes", "16777216",
        "metadata.max.retention.bytes", "33554432");
  }

  private static void format(Path home, Map<String, String> settings) throws IOException {
    var file = home.resolve("server.properties");
    try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      properties(settings).store(writer, null);
    }
    var output = new ByteArrayOutputStream();
    var arguments =
        new String[] {
          "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
        };
    int code =
        StorageTool.execute(arguments, new PrintStream(output, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new IllegalStateException(
          "Kafka could not format " + home + ": " + output.toString(StandardCharsets.UTF_8));
    }
  }

  private static Properties properties(Map<String, String> settings) {
    var properties = new Properties();
    properties.putAll(settings);
    return properties;
  }

  /** The loopback host. */
  public String host() {
    return "localhost";
  }

  /** The port clients connect to. */
  public int port() {
    return port;
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return host() + ":" + port;
  }

  /** Blocks until the broker has stopped. */
  public void awaitShutdown() {
    server.awaitShutdown();
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
    try {
      if (temporary) {
        TemporaryFolder.delete(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka's data could not be removed", e);
    }
  }
}
