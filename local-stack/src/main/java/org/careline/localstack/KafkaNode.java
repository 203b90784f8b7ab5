package org.careline.localstack;

import java.nio.file.Path;

/**
 * Kafka as a process of its own: {@code KafkaNode <home> <port> <controller port>}; ends cleanly on
 * SIGTERM.
 */
public final class KafkaNode {
  private KafkaNode() {}

  /** Runs until it is told to end. */
  public static void main(String[] arguments) {
    var home = Path.of(arguments[0]);
    var kafka =
        EmbeddedKafka.start(home, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-shutdown"));
    kafka.awaitShutdown();
  }
}
