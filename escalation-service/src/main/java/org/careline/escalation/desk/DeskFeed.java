package org.careline.escalation.desk;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.careline.chassis.problem.Redacted;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens for news and brings it to this replica's sockets. News missed while the database was away
 * cannot be had again, so the sockets are closed then: a desk that connects reads everything anew.
 */
@ApplicationScoped
class DeskFeed {

  private static final Logger LOG = Logger.getLogger(DeskFeed.class);

  /** What the store's own list of connections calls this one. */
  private static final String LINE = "escalation-service-desk-feed";

  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final int VALID_SECONDS = 2;

  private final FeedLine line;
  private final Broadcast broadcast;
  private final DeskSockets sockets;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private Thread thread;

  DeskFeed(FeedLine line, Broadcast broadcast, DeskSockets sockets) {
    this.line = line;
    this.broadcast = broadcast;
    this.sockets = sockets;
  }

  void start(@Observes StartupEvent started) {
    thread = Thread.ofPlatform().name("desk-feed").daemon().start(this::run);
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping.countDown();
    thread.join(LOOK.multipliedBy(4));
  }

  private void run() {
    while (!stops(Duration.ZERO)) {
      try (Connection connection = line.open()) {
        listen(connection);
      } catch (SQLException | RuntimeException e) {
        // Whatever it is, the feed must not end: desks would go quiet unnoticed.
        LOG.warnf("desk feed waits for the store: %s", e.getClass().getSimpleName());
        sockets.closeAll(CloseCode.RESTART);
        stops(AFTER_FAILURE);
      }
    }
  }

  private void listen(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set application_name to '" + LINE + "'");
      statement.execute("listen " + DeskChannel.NAME);
    }
    PGConnection postgres = connection.unwrap(PGConnection.class);
    long asked = System.nanoTime();
    while (!stops(Duration.ZERO)) {
      PGNotification[] arrived = postgres.getNotifications((int) LOOK.toMillis());
      if (System.nanoTime() - asked > SILENCE.toNanos()) {
        askForLife(connection);
        asked = System.nanoTime();
      }
      Set<String> distinct = new LinkedHashSet<>();
      for (PGNotification notification : arrived) {
        distinct.add(notification.getParameter());
      }
      distinct.forEach(this::tell);
    }
  }

  /** Silence is no sign of life: a store may have vanished without a word. */
  private static void askForLife(Connection connection) throws SQLException {
    if (!connection.isValid(VALID_SECONDS)) {
      throw new SQLException("the line is dead");
    }
  }

  private void tell(String text) {
    try {
      Optional<UUID> ended = EndedSessions.decode(text);
      if (ended.isPresent()) {
        sockets.endSession(ended.get());
      } else {
        broadcast.tell(News.decode(text));
      }
    } catch (RuntimeException e) {
      // A desk that did not hear of this case would show it wrongly: it is made to read anew.
      LOG.error("news not told", Redacted.of(e));
      sockets.closeAll(CloseCode.RESTART);
    }
  }

  private boolean stops(Duration within) {
    try {
      return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
