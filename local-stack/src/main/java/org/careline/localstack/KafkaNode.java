package org.careline.localstack;

import java.nio.file.Path;

/**
 * Kafka as a process of its own: {@code KafkaNode <home> <port> <controller port> [<port clients
 * use>]}; ends cleanly on SIGTERM.
 */
public final class KafkaNode {
  private KafkaNode() {}

  /** Runs until it is told to end. */
  public static void main(String[] arguments) {
    var home = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    int advertised = arguments.length > 3 ? Integer.parseInt(arguments[3]) : port;
    var kafka = EmbeddedKafka.start(home, port, Integer.parseInt(arguments[2]), advertised);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-shutdown"));
    kafka.awaitShutdown();
  }
}
