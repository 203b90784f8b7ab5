package org.careline.chassis.neighbour;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocketFactory;

/** A neighbour asked over a connection of its own, so that a stuck pool does not speak for it. */
record AddressedNeighbour(String name, URI address) implements Neighbour {

  private static final int MILLIS = 2_000;
  private static final int REDIS_PORT = 6_379;

  @Override
  public boolean answers() throws IOException {
    return switch (address.getScheme()) {
      case "redis", "rediss" -> redis();
      default -> service();
    };
  }

  private boolean service() throws IOException {
    var connection = (HttpURLConnection) address.resolve("/q/health/live").toURL().openConnection();
    connection.setConnectTimeout(MILLIS);
    connection.setReadTimeout(MILLIS);
    try {
      return connection.getResponseCode() < 500;
    } finally {
      connection.disconnect();
    }
  }

  /** Any word is a sign of life, a refusal without a password as well. */
  private boolean redis() throws IOException {
    int port = address.getPort() < 0 ? REDIS_PORT : address.getPort();
    try (Socket socket =
        "rediss".equals(address.getScheme())
            ? SSLSocketFactory.getDefault().createSocket()
            : new Socket()) {
      socket.connect(new InetSocketAddress(address.getHost(), port), MILLIS);
      socket.setSoTimeout(MILLIS);
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() >= 0;
    }
  }
}
