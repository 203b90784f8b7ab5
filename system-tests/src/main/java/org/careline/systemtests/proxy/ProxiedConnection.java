package org.careline.systemtests.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Both ways of one connection through the proxy. */
final class ProxiedConnection {

  private static final int CHUNK = 16_384;
  private static final byte[] END = new byte[0];

  private final Socket client;
  private final Supplier<Mode> mode;
  private final Consumer<ProxiedConnection> ended;
  private final AtomicBoolean over = new AtomicBoolean();
  private volatile boolean swallowing;
  private volatile Socket server;

  ProxiedConnection(Socket client, Supplier<Mode> mode, Consumer<ProxiedConnection> ended) {
    this.client = client;
    this.mode = mode;
    this.ended = ended;
  }

  /** From now on nothing comes through, for ever. */
  void swallow() {
    swallowing = true;
  }

  /** Ends both sides at once, without a word. */
  void reset() {
    if (over.compareAndSet(false, true)) {
      abort(client);
      abort(server);
      ended.accept(this);
    }
  }

  /** Connects to the target and moves bytes until either side ends. */
  void lead(int port) {
    try {
      if (!swallowing) {
        server = new Socket(InetAddress.getLoopbackAddress(), port);
        server.setTcpNoDelay(true);
        Thread.ofVirtual().name("answers").start(this::answers);
      }
      requests();
    } catch (IOException e) {
      // Either side is gone: so is the connection.
    } finally {
      reset();
    }
  }

  private void requests() throws IOException {
    byte[] buffer = new byte[CHUNK];
    for (int n = client.getInputStream().read(buffer);
        n >= 0;
        n = client.getInputStream().read(buffer)) {
      if (!swallowing) {
        server.getOutputStream().write(buffer, 0, n);
      }
    }
  }

  /** A chunk that is due later holds up what comes behind it, but not the reading. */
  private record Chunk(byte[] bytes, long due) {}

  private void answers() {
    BlockingQueue<Chunk> waiting = new LinkedBlockingQueue<>();
    Thread.ofVirtual().name("answers-out").start(() -> deliver(waiting));
    byte[] buffer = new byte[CHUNK];
    try {
      for (int n = server.getInputStream().read(buffer);
          n >= 0;
          n = server.getInputStream().read(buffer)) {
        long delay = mode.get() == Mode.SLOW ? FaultProxy.SLOWNESS.toNanos() : 0;
        waiting.add(new Chunk(Arrays.copyOf(buffer, n), System.nanoTime() + delay));
      }
    } catch (IOException e) {
      // The end comes behind what was read.
    }
    waiting.add(new Chunk(END, System.nanoTime()));
  }

  private void deliver(BlockingQueue<Chunk> waiting) {
    try {
      for (Chunk chunk = waiting.take(); chunk.bytes() != END; chunk = waiting.take()) {
        for (long left = chunk.due() - System.nanoTime();
            left > 0;
            left = chunk.due() - System.nanoTime()) {
          LockSupport.parkNanos(left);
        }
        if (!swallowing) {
          client.getOutputStream().write(chunk.bytes());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The client is gone.
    }
    if (!swallowing) {
      reset();
    }
  }

  private static void abort(Socket socket) {
    if (socket != null) {
      try {
        socket.setSoLinger(true, 0);
        socket.close();
      } catch (IOException e) {
        // It is gone already.
      }
    }
  }
}
