package org.careline.localstack.supervisor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Asks a local port whether it is in order. */
final class Probe {
  private static final int MILLIS = 3_000;

  private Probe() {}

  /** Whether somebody accepts connections. */
  static boolean accepts(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether a service's readiness check is green; the edge has it at an address of its own. */
  static boolean healthy(int port) {
    return ok(port, "/q/health/ready") || ok(port, "/healthz");
  }

  /** Whether a model server has loaded its model. */
  static boolean servesModels(int port) {
    return ok(port, "/v1/models");
  }

  private static boolean ok(int port, String path) {
    try {
      var address = URI.create("http://127.0.0.1:" + port + path).toURL();
      var connection = (HttpURLConnection) address.openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      try {
        return connection.getResponseCode() / 100 == 2;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
