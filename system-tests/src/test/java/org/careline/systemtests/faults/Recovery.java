package org.careline.systemtests.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.careline.systemtests.client.ChatSocket;
import org.careline.systemtests.client.Session;

/** A patient who asks whether Careline works, from before the fault on, with tokens in hand. */
final class Recovery implements AutoCloseable {

  private static final Duration TRY = Duration.ofSeconds(3);
  private final Session session;
  private final Ledger ledger;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Recovery(FaultStack stack) {
    this.ledger = new Ledger(stack);
    this.session =
        stack
            .careline()
            .register(UUID.randomUUID() + "@example.org", "a quiet river at dawn", "Al Roe", "en");
  }

  /** How long it takes from now until a new message is accepted and answered. */
  Duration await(Duration patience) {
    long began = System.nanoTime();
    while (Duration.ofNanos(System.nanoTime() - began).compareTo(patience) < 0) {
      if (works()) {
        break;
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** How long it takes from now until nothing is owed to anybody. */
  Duration awaitNothingOwed(Duration patience) {
    long began = System.nanoTime();
    Crowd.await(
        patience,
        () ->
            ledger.number("select count(*) from gateway.message where reply_state = 'PENDING'")
                == 0);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean works() {
    try {
      return threads.submit(this::once).get(TRY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      return false;
    }
  }

  private boolean once() {
    try (ChatSocket socket = session.connect()) {
      socket.await("ready", TRY);
      String id = UUID.randomUUID().toString();
      var frame = new java.util.HashMap<String, Object>();
      frame.put("type", "message.send");
      frame.put("clientMessageId", id);
      frame.put("conversationId", null);
      frame.put("text", "How can I sleep better?");
      socket.send(frame);
      socket.await(sent -> is(sent, "message.accepted"), TRY);
      return is(socket.await(sent -> is(sent, "reply.completed"), TRY).json(), "reply.completed");
    }
  }

  private static boolean is(JsonNode frame, String type) {
    return type.equals(frame.path("type").asText());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
