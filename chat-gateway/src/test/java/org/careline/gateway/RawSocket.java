package org.careline.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Bytes as no proper client would send them. */
final class RawSocket implements AutoCloseable {

  private final Socket socket;

  RawSocket(int port) {
    try {
      socket = new Socket("localhost", port);
      socket.setSoTimeout(5_000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status line's code for a request with this target. */
  static int status(int port, String target) {
    try (RawSocket raw = new RawSocket(port)) {
      raw.send(
          ("GET "
                  + target
                  + " HTTP/1.1\r\nHost: localhost:"
                  + port
                  + "\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      return Integer.parseInt(new String(raw.rest(), StandardCharsets.ISO_8859_1).split(" ", 3)[1]);
    }
  }

  /** Opens the chat socket by hand. */
  void upgrade(int port, String token) {
    send(
        ("GET /api/v1/chat/ws HTTP/1.1\r\nHost: localhost:"
                + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Protocol: bearer-token-carrier, "
                + ChatClient.carrier(token)
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
  }

  /** One text frame, masked with zeros. */
  void textFrame(byte[] payload) {
    byte[] frame = new byte[payload.length + 6];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | payload.length);
    System.arraycopy(payload, 0, frame, 6, payload.length);
    send(frame);
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads on until this was said. */
  void readUntil(String words) {
    var all = new StringBuilder();
    try {
      while (all.indexOf(words) < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new AssertionError("the other side has ended");
        }
        all.append((char) next);
      }
    } catch (IOException e) {
      throw new AssertionError("not said: " + words, e);
    }
  }

  /** All that comes until the other side ends. */
  byte[] rest() {
    var all = new ByteArrayOutputStream();
    try {
      InputStream in = socket.getInputStream();
      in.transferTo(all);
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the other side does not end", e);
    } catch (IOException e) {
      return all.toByteArray();
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
