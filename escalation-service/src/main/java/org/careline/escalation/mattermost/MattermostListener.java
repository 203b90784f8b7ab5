package org.careline.escalation.mattermost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.http.WebSocket;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.careline.chassis.persistence.Database;
import org.careline.contracts.identity.TenantId;
import org.jboss.logging.Logger;

/**
 * Hears what staff write. After every connection it first reads the channels from where it had
 * come, so an outage of either side loses nothing.
 */
@ApplicationScoped
class MattermostListener {

  private static final Logger LOG = Logger.getLogger(MattermostListener.class);
  private static final long PAUSE = 1_000;
  private static final long LONGEST_PAUSE = 30_000;
  private static final long IDLE = 20_000;
  private static final long CONNECT = 10_000;
  private static final long CLOCKS_DIFFER = 300_000;

  private final Directory directory;
  private final MattermostClient mattermost;
  private final Relay relay;
  private final ThreadRepository threads;
  private final Database database;
  private final ObjectMapper json;
  private final Clock clock;
  private volatile boolean stopping;
  private Thread thread;

  MattermostListener(
      Directory directory,
      MattermostClient mattermost,
      Relay relay,
      ThreadRepository threads,
      Database database,
      ObjectMapper json,
      Clock clock) {
    this.directory = directory;
    this.mattermost = mattermost;
    this.relay = relay;
    this.threads = threads;
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  void start(@Observes StartupEvent started) {
    if (directory.isOn()) {
      directory.channels().forEach(this::readFromNow);
      thread = Thread.ofPlatform().name("mattermost").daemon().start(this::run);
    }
  }

  void stop(@Observes ShutdownEvent stopped) {
    stopping = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** A channel that was never read is read from now on, whatever its clock says. */
  private void readFromNow(TenantId tenant, String channel) {
    database.doInTenant(
        tenant,
        handle -> {
          if (threads.readTo(handle, tenant, channel).isEmpty()) {
            threads.readTo(handle, tenant, channel, clock.millis() - CLOCKS_DIFFER);
          }
        });
  }

  private void run() {
    long pause = PAUSE;
    while (!stopping) {
      long began = clock.millis();
      try {
        listen();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        // Whatever it is, the answer is the same: connect again and read what was missed.
        LOG.warnf("Mattermost stream ended: %s", e.getClass().getSimpleName());
      }
      pause = clock.millis() - began > LONGEST_PAUSE ? PAUSE : Math.min(pause * 2, LONGEST_PAUSE);
      if (!stopping && !slept(pause)) {
        return;
      }
    }
  }

  private void listen() throws InterruptedException, ExecutionException, TimeoutException {
    String bot = mattermost.me();
    Stream stream = new Stream();
    WebSocket socket = mattermost.stream(stream).get(CONNECT, TimeUnit.MILLISECONDS);
    try {
      long seq = 1;
      say(socket, seq, "authentication_challenge", Map.of("token", mattermost.token()));
      boolean asked = false;
      while (!stopping && !stream.isEnded()) {
        Optional<String> text = stream.next(IDLE);
        if (text.isPresent()) {
          asked = false;
          hear(bot, parse(text.get()));
        } else if (asked) {
          return;
        } else {
          asked = true;
          seq++;
          say(socket, seq, "ping", Map.of());
        }
      }
    } finally {
      socket.abort();
    }
  }

  private void hear(String bot, JsonNode frame) {
    switch (frame.path("event").asText()) {
      case "hello" ->
          directory.channels().forEach((tenant, channel) -> catchUp(bot, tenant, channel));
      case "posted" ->
          relay.posted(bot, mattermost.read(parse(frame.path("data").path("post").asText())));
      default -> {
        // Mattermost tells of much else
      }
    }
  }

  private void catchUp(String bot, TenantId tenant, String channel) {
    long from =
        database
            .inTenant(tenant, handle -> threads.readTo(handle, tenant, channel))
            .orElseGet(clock::millis);
    mattermost.since(channel, from).forEach(post -> relay.posted(bot, post));
  }

  private void say(WebSocket socket, long seq, String action, Map<String, String> data)
      throws InterruptedException, ExecutionException, TimeoutException {
    String text =
        json.createObjectNode()
            .put("seq", seq)
            .put("action", action)
            .set("data", json.valueToTree(data))
            .toString();
    socket.sendText(text, true).get(CONNECT, TimeUnit.MILLISECONDS);
  }

  private JsonNode parse(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new MattermostException("frame does not parse", true);
    }
  }

  private boolean slept(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
