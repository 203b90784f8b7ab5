package org.careline.gateway.connection;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.conversation.Patient;
import org.careline.gateway.fanout.ServerFrame;
import org.jboss.logging.Logger;

/** {@code /api/v1/chat/ws}: a patient's live line. */
@WebSocket(path = "/api/v1/chat/ws")
public class ChatSocket {

  private static final Logger LOG = Logger.getLogger(ChatSocket.class);
  private static final TypedKey<ClientSocket> SOCKET = new TypedKey<>("socket");
  private static final TypedKey<Long> EXPIRY = new TypedKey<>("expiry");
  private static final Duration BEFORE_EXPIRY = Duration.ofMillis(300);

  private final OpenSockets sockets;
  private final FrameActions actions;
  private final SocketConfig config;
  private final SocketFigures figures;
  private final Vertx vertx;

  ChatSocket(
      OpenSockets sockets,
      FrameActions actions,
      SocketConfig config,
      SocketFigures figures,
      Vertx vertx) {
    this.sockets = sockets;
    this.actions = actions;
    this.config = config;
    this.figures = figures;
    this.vertx = vertx;
  }

  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    Patient patient = connection.userData().get(Admission.PATIENT);
    ClientSocket socket =
        new ClientSocket(connection.id(), patient, wire(connection), config, figures);
    connection.userData().put(SOCKET, socket);
    long life = Duration.between(Instant.now().plus(BEFORE_EXPIRY), patient.expiresAt()).toMillis();
    connection
        .userData()
        .put(EXPIRY, vertx.setTimer(Math.max(1, life), _ -> socket.close(CloseCode.SESSION_ENDED)));
    socket.offer(new ServerFrame.Ready(connection.id(), patient.id()));
    sockets.add(socket);
  }

  @OnTextMessage
  @RunOnVirtualThread
  void text(String text, WebSocketConnection connection) {
    ClientSocket socket = connection.userData().get(SOCKET);
    if (text.length() > config.frameBytes()
        || text.getBytes(StandardCharsets.UTF_8).length > config.frameBytes()) {
      tooLarge(socket);
      return;
    }
    if (!socket.rate().permits()) {
      refuse(socket);
      return;
    }
    actions.perform(socket, ClientFrames.parse(text));
  }

  @OnBinaryMessage
  @RunOnVirtualThread
  void binary(Buffer bytes, WebSocketConnection connection) {
    connection
        .userData()
        .get(SOCKET)
        .offer(ServerFrame.Error.of(ProblemCode.FRAME_INVALID, "A frame is text"));
  }

  @OnClose
  void close(WebSocketConnection connection) {
    ClientSocket socket = connection.userData().get(SOCKET);
    if (socket != null) {
      vertx.cancelTimer(connection.userData().get(EXPIRY));
      sockets.remove(socket);
    }
  }

  /** What the frame actions do not answer by themselves: the client breaks the protocol. */
  @OnError
  void failed(Throwable error, WebSocketConnection connection) {
    ClientSocket socket = connection.userData().get(SOCKET);
    if (connection.isClosed() || socket == null || error instanceof HttpClosedException) {
      return;
    }
    if (error instanceof IllegalStateException
        || error instanceof CorruptedWebSocketFrameException corrupted
            && corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG)) {
      tooLarge(socket);
      return;
    }
    LOG.warnf("socket broken: %s", error.getClass().getName());
    socket.close(CloseCode.PROTOCOL);
  }

  private static void tooLarge(ClientSocket socket) {
    socket.closeAfter(
        ServerFrame.Error.of(ProblemCode.TOO_LARGE, "A frame has 16 KiB at most"),
        CloseCode.TOO_LARGE);
  }

  private static void refuse(ClientSocket socket) {
    var error = ServerFrame.Error.of(ProblemCode.THROTTLED, "Too many frames");
    if (socket.rate().isAbuse()) {
      socket.closeAfter(error, CloseCode.POLICY);
    } else {
      socket.offer(error);
    }
  }

  private static Wire wire(WebSocketConnection connection) {
    return new Wire() {
      @Override
      public void send(String text, Runnable done) {
        connection.sendText(text).subscribe().with(_ -> done.run(), _ -> done.run());
      }

      @Override
      public void close(int code, String reason) {
        connection.close(new CloseReason(code, reason)).subscribe().with(_ -> {}, _ -> {});
      }
    };
  }
}
