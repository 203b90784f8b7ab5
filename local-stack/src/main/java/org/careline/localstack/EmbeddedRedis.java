package org.careline.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import redis.embedded.RedisServer;

/** A real redis-server as a child process, listening on the loopback interface. */
public final class EmbeddedRedis implements AutoCloseable {
  private static final String PID_FILE = "redis.pid";
  private static final int PING_MILLIS = 2_000;

  private final RedisServer server;
  private final int port;
  private final Path data;
  private final boolean temporary;
  private final Optional<ProcessHandle> process;

  private EmbeddedRedis(RedisServer server, int port, Path data, boolean temporary)
      throws IOException {
    this.server = server;
    this.port = port;
    this.data = data;
    this.temporary = temporary;
    this.process = started(data);
  }

  /** Starts on a free port and keeps nothing. */
  public static EmbeddedRedis start() {
    try {
      return start(TemporaryFolder.create("redis"), FreePort.find(), true, "\"\"", line -> {});
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }

  /**
   * Starts on the given port with snapshots in the given folder.
   *
   * @param data folder of the snapshots
   * @param port the port to listen on
   * @param log receives the server's log lines
   */
  public static EmbeddedRedis start(Path data, int port, Consumer<String> log) {
    try {
      return start(Files.createDirectories(data), port, false, "60 1", log);
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start on port " + port, e);
    }
  }

  private static EmbeddedRedis start(
      Path data, int port, boolean temporary, String save, Consumer<String> log)
      throws IOException {
    var server =
        RedisServer.newRedisServer()
            .bind("127.0.0.1")
            .port(port)
            .setting("dir " + data.toAbsolutePath())
            .setting("pidfile " + data.resolve(PID_FILE).toAbsolutePath())
            .setting("save " + save)
            .setting("appendonly no")
            .setting("maxmemory 128mb")
            .setting("maxmemory-policy volatile-lru")
            .soutListener(log)
            .serrListener(log)
            .build();
    server.start();
    return new EmbeddedRedis(server, port, data, temporary);
  }

  /** The loopback host. */
  public String host() {
    return "localhost";
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Address for clients, {@code redis://host:port}. */
  public String url() {
    return "redis://" + host() + ":" + port;
  }

  /** Whether the server answers a PING. */
  public boolean isReady() {
    return answers(port);
  }

  /** The server's own process, if it still lived right after the start. */
  public Optional<ProcessHandle> process() {
    return process;
  }

  private static Optional<ProcessHandle> started(Path data) throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(data.resolve(PID_FILE)).trim()));
  }

  static boolean answers(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), PING_MILLIS);
      socket.setSoTimeout(PING_MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
      return answer.equals("+PONG");
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
      if (temporary) {
        TemporaryFolder.delete(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not stop cleanly", e);
    }
  }
}
