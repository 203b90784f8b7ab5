package org.careline.localstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.embedded.core.ExecutableProvider;

/** A real redis-server as a child process, listening on the loopback interface. */
public final class EmbeddedRedis implements AutoCloseable {
  private static final int PING_MILLIS = 2_000;
  private static final int START_LOOKS = 200;
  private static final int LOOK_MILLIS = 50;
  private static final int STOP_SECONDS = 5;

  private final Process process;
  private final int port;
  private final Path data;
  private final boolean temporary;

  private EmbeddedRedis(Process process, int port, Path data, boolean temporary) {
    this.process = process;
    this.port = port;
    this.data = data;
    this.temporary = temporary;
  }

  /** Starts on a free port and keeps nothing. */
  public static EmbeddedRedis start() {
    try {
      var data = TemporaryFolder.create("redis");
      int port = FreePort.find();
      var command = command(data, data, port, "");
      return start(command, Redirect.DISCARD, port, data, true);
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start", e);
    }
  }

  /**
   * Starts on the given port with a snapshot a minute in the given folder.
   *
   * @param data folder of the snapshots
   * @param binaries folder the server's program is unpacked into
   * @param port the port to listen on
   * @param log where the server writes its log
   */
  public static EmbeddedRedis start(Path data, Path binaries, int port, Path log) {
    try {
      Files.createDirectories(data);
      Files.createDirectories(binaries);
      var command = command(data, binaries, port, "60 1");
      return start(command, Redirect.appendTo(log.toFile()), port, data, false);
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not start on port " + port, e);
    }
  }

  private static List<String> command(Path data, Path binaries, int port, String save)
      throws IOException {
    var program = ExecutableProvider.newJarResourceProvider(binaries.toFile()).get();
    var command = new ArrayList<String>();
    command.add(program.getAbsolutePath());
    command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--dir", data.toAbsolutePath().toString(), "--save", save));
    command.addAll(List.of("--appendonly", "no", "--maxmemory", "128mb"));
    command.addAll(List.of("--maxmemory-policy", "volatile-lru"));
    return command;
  }

  private static EmbeddedRedis start(
      List<String> command, Redirect log, int port, Path data, boolean temporary)
      throws IOException {
    var process =
        new ProcessBuilder(command)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(log)
            .start();
    var redis = new EmbeddedRedis(process, port, data, temporary);
    redis.awaitReady();
    return redis;
  }

  private void awaitReady() {
    for (int look = 0; look < START_LOOKS && !hasEnded(); look++) {
      if (isReady()) {
        return;
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException("Redis did not start on port " + port);
  }

  private boolean hasEnded() {
    try {
      return process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
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

  /** The server's own process. */
  public ProcessHandle process() {
    return process.toHandle();
  }

  /** Whether the server answers a PING. */
  public boolean isReady() {
    return process.isAlive() && answers(port);
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
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      if (temporary) {
        TemporaryFolder.delete(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Redis did not stop cleanly", e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
