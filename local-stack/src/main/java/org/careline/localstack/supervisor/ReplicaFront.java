package org.careline.localstack.supervisor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;

/**
 * One port that leads to the replicas of a service in turn, as a load balancer does: connections go
 * to those that are ready, and to the next where one refuses.
 */
final class ReplicaFront implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final int BACKLOG = 1_024;
  private static final int CONNECT_MILLIS = 1_000;

  private final String host;
  private final int port;
  private final List<Integer> replicas;
  private final IntPredicate healthy;
  private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile ServerSocket listener;

  /**
   * @param healthy asked with a replica's port, whether it may get connections
   */
  ReplicaFront(String host, int port, List<Integer> replicas, IntPredicate healthy) {
    this.host = host;
    this.port = port;
    this.replicas = List.copyOf(replicas);
    this.healthy = healthy;
  }

  int port() {
    return port;
  }

  void open() throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(host, port), BACKLOG);
    listener = socket;
    Thread.ofVirtual().name("front-" + port).start(this::accept);
    replicas.forEach(one -> Thread.ofVirtual().name("look-" + one).start(() -> look(one)));
  }

  @Override
  public void close() {
    var socket = listener;
    if (socket != null) {
      end(socket);
    }
  }

  private void look(int replica) {
    while (!listener.isClosed()) {
      if (healthy.test(replica)) {
        ready.add(replica);
      } else {
        ready.remove(replica);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        var client = listener.accept();
        Thread.ofVirtual().name("through-" + port).start(() -> lead(client));
      } catch (IOException e) {
        // Closed, which ends this loop, or a client that was gone at once.
      }
    }
  }

  private void lead(Socket client) {
    try (client;
        var server = connect()) {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var answers = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      answers.join();
    } catch (IOException e) {
      // No replica takes it: the client is told by the end of its connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The next ready replica that takes the connection; while none is known to be ready, any. */
  private Socket connect() throws IOException {
    int first = turn.getAndIncrement();
    IOException refused = new IOException("no replica");
    for (boolean readyOnes : new boolean[] {true, false}) {
      for (int i = 0; i < replicas.size(); i++) {
        int replica = replicas.get(Math.floorMod(first + i, replicas.size()));
        if (ready.contains(replica) == readyOnes) {
          try {
            return connect(replica);
          } catch (IOException e) {
            refused = e;
          }
        }
      }
    }
    throw refused;
  }

  private static Socket connect(int replica) throws IOException {
    var socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), replica), CONNECT_MILLIS);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** One way; its end is passed on, and a break ends both ways. */
  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      end(from);
      end(to);
    }
  }

  private static void end(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      // What cannot be closed is gone.
    }
  }
}
