package org.careline.systemtests.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** One listening port that leads to another, in a {@link Mode} that can change at any time. */
public final class FaultProxy implements AutoCloseable {

  static final Duration SLOWNESS = Duration.ofSeconds(2);
  private static final Duration FLAP = Duration.ofMillis(300);
  private static final int BACKLOG = 1_024;

  private final int port;
  private final int target;
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.PASS;
  private volatile boolean closed;
  private ServerSocket listener;

  /** Listens on the loopback interface at once. */
  public FaultProxy(int port, int target) {
    this.port = port;
    this.target = target;
    listen();
  }

  public Mode mode() {
    return mode;
  }

  /** From now on, for new connections and those that are open. */
  public synchronized void set(Mode next) {
    mode = next;
    switch (next) {
      case PASS, SLOW -> listen();
      case HALF_OPEN -> {
        listen();
        open.forEach(ProxiedConnection::swallow);
      }
      case DOWN -> refuse();
      case FLAPPING -> Thread.ofVirtual().name("flap-" + port).start(this::flap);
    }
  }

  /** Resets every open connection; new ones are as the mode says. */
  public int cut() {
    int count = open.size();
    open.forEach(ProxiedConnection::reset);
    return count;
  }

  public int connections() {
    return open.size();
  }

  @Override
  public synchronized void close() {
    closed = true;
    mode = Mode.DOWN;
    refuse();
  }

  private void flap() {
    boolean down = false;
    while (mode == Mode.FLAPPING && !closed) {
      synchronized (this) {
        if (mode != Mode.FLAPPING) {
          return;
        }
        down = !down;
        if (down) {
          refuse();
        } else {
          listen();
        }
      }
      LockSupport.parkNanos(FLAP.toNanos());
    }
  }

  private synchronized void listen() {
    if (listener != null || closed) {
      return;
    }
    try {
      var socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      listener = socket;
      Thread.ofVirtual().name("proxy-" + port).start(() -> accept(socket));
    } catch (IOException e) {
      throw new UncheckedIOException("Port " + port + " is taken", e);
    }
  }

  private synchronized void refuse() {
    if (listener != null) {
      try {
        listener.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      listener = null;
    }
    cut();
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        connect(socket.accept());
      } catch (IOException e) {
        // Closed by a change of mode, which ends this loop.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    client.setTcpNoDelay(true);
    var connection = new ProxiedConnection(client, this::mode, open::remove);
    open.add(connection);
    if (mode == Mode.HALF_OPEN) {
      connection.swallow();
    }
    Thread.ofVirtual().name("proxied-" + port).start(() -> connection.lead(target));
  }
}
