package org.careline.systemtests.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private ServerSocket echo;
  private int port;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    proxy = new FaultProxy(port, echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBothWays() throws IOException {
    try (Socket socket = connect()) {
      assertThat(ask(socket)).isEqualTo('x');
    }
  }

  @Test
  void downRefusesAndResetsWhatIsOpen() throws IOException {
    try (Socket socket = connect()) {
      ask(socket);
      proxy.set(Mode.DOWN);
      assertThatThrownBy(() -> ask(socket)).isInstanceOf(IOException.class);
    }
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
    proxy.set(Mode.PASS);
    try (Socket socket = connect()) {
      assertThat(ask(socket)).isEqualTo('x');
    }
  }

  @Test
  void slowAnswersTwoSecondsLater() throws IOException {
    proxy.set(Mode.SLOW);
    try (Socket socket = connect()) {
      long began = System.nanoTime();
      assertThat(ask(socket)).isEqualTo('x');
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(1_900), Duration.ofMillis(3_500));
    }
  }

  @Test
  void halfOpenSwallowsAndItsConnectionsStayDead() throws IOException {
    try (Socket before = connect()) {
      ask(before);
      proxy.set(Mode.HALF_OPEN);
      try (Socket during = connect()) {
        Awaitility.await().until(() -> proxy.connections() == 2);
        proxy.set(Mode.PASS);
        before.setSoTimeout(300);
        during.setSoTimeout(300);
        assertThatThrownBy(() -> ask(before)).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> ask(during)).isInstanceOf(SocketTimeoutException.class);
      }
    }
    try (Socket after = connect()) {
      assertThat(ask(after)).isEqualTo('x');
    }
  }

  @Test
  void flappingIsDownAndUpAgain() {
    proxy.set(Mode.FLAPPING);
    Awaitility.await().until(() -> !works());
    Awaitility.await().until(this::works);
    Awaitility.await().until(() -> !works());
    proxy.set(Mode.PASS);
    Awaitility.await().until(this::works);
  }

  @Test
  void cutResetsAndTakesNewOnes() throws IOException {
    try (Socket socket = connect()) {
      ask(socket);
      assertThat(proxy.cut()).isEqualTo(1);
      assertThatThrownBy(() -> ask(socket)).isInstanceOf(IOException.class);
    }
    assertThat(works()).isTrue();
  }

  private boolean works() {
    try (Socket socket = connect()) {
      return ask(socket) == 'x';
    } catch (IOException e) {
      return false;
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(5_000);
    return socket;
  }

  private static int ask(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    int answer = socket.getInputStream().read();
    if (answer < 0) {
      throw new IOException("ended");
    }
    return answer;
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket socket = echo.accept();
        Thread.ofVirtual().start(() -> copy(socket));
      } catch (IOException e) {
        // Closed: the test is over.
      }
    }
  }

  private static void copy(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // The other side is gone.
    }
  }
}
