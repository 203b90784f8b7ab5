package org.careline.escalation.desk;

import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import java.time.Duration;
import java.time.Instant;
import org.careline.chassis.problem.Redacted;
import org.careline.contracts.problem.ProblemCode;
import org.careline.escalation.desk.DeskAdmission.Visitor;
import org.jboss.logging.Logger;

/** {@code /api/v1/desk/ws}: the staff's live line, until the token or its session ends. */
@WebSocket(path = "/api/v1/desk/ws")
public class DeskSocket {

  private static final Logger LOG = Logger.getLogger(DeskSocket.class);
  private static final TypedKey<Desk> DESK = new TypedKey<>("desk");
  private static final TypedKey<Long> EXPIRY = new TypedKey<>("expiry");

  private final DeskSockets sockets;
  private final DeskFrames frames;
  private final DeskConfig config;
  private final Vertx vertx;

  DeskSocket(DeskSockets sockets, DeskFrames frames, DeskConfig config, Vertx vertx) {
    this.sockets = sockets;
    this.frames = frames;
    this.config = config;
    this.vertx = vertx;
  }

  @OnOpen
  @RunOnVirtualThread
  void open(WebSocketConnection connection) {
    Visitor visitor = connection.userData().get(DeskAdmission.VISITOR);
    String greeting = frames.ready(connection.id(), visitor.user());
    Desk desk =
        new Desk(
            connection.id(),
            visitor.tenant(),
            visitor.session(),
            wire(connection),
            config.queue(),
            greeting);
    connection.userData().put(DESK, desk);
    long life = Math.max(1, Duration.between(Instant.now(), visitor.until()).toMillis());
    connection
        .userData()
        .put(EXPIRY, vertx.setTimer(life, _ -> desk.close(CloseCode.SESSION_ENDED)));
    // Known before it is greeted: whoever reads the list after "ready" misses nothing.
    sockets.add(desk);
    desk.start();
  }

  @OnTextMessage
  @RunOnVirtualThread
  void text(String text, WebSocketConnection connection) {
    Desk desk = connection.userData().get(DESK);
    desk.offer(frames.isPing(text) ? frames.pong() : frames.error(ProblemCode.FRAME_INVALID));
  }

  @OnClose
  void close(WebSocketConnection connection) {
    Desk desk = connection.userData().get(DESK);
    if (desk != null) {
      vertx.cancelTimer(connection.userData().get(EXPIRY));
      sockets.remove(desk);
    }
  }

  @OnError
  void failed(Throwable error, WebSocketConnection connection) {
    if (connection.isClosed() || error instanceof HttpClosedException) {
      return;
    }
    LOG.error("desk frame failed", Redacted.of(error));
    Desk desk = connection.userData().get(DESK);
    if (desk != null) {
      desk.offer(frames.error(ProblemCode.INTERNAL));
    }
  }

  private static Wire wire(WebSocketConnection connection) {
    return new Wire() {
      @Override
      public void send(String text, Runnable done) {
        connection.sendText(text).subscribe().with(_ -> done.run(), _ -> done.run());
      }

      @Override
      public void close(CloseCode why) {
        connection
            .close(new CloseReason(why.code(), why.reason()))
            .subscribe()
            .with(_ -> {}, _ -> {});
      }
    };
  }
}
