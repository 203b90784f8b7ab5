package org.careline.gateway.turn;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.gateway.conversation.FloorView;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.turn.SendAndWait.Outcome;

/**
 * A turn as server-sent events: {@code accepted}, any {@code delta}, then {@code completed}, {@code
 * failed} or {@code floor}; each with an id, and a comment every 15 s of silence.
 */
final class ReplyEvents implements SendAndWait.Progress {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

  private final SseEventSink sink;
  private final Sse sse;
  private int id;
  private long lastSent = System.nanoTime();
  private FloorView floor;

  ReplyEvents(SseEventSink sink, Sse sse) {
    this.sink = sink;
    this.sse = sse;
  }

  /** The first event's data. */
  record Stored(
      UUID clientMessageId, MessageId messageId, ConversationId conversationId, long seq) {}

  @Override
  public void accepted(Accepted accepted) {
    floor = accepted.conversation().floorView();
    send(
        "accepted",
        new Stored(
            accepted.message().clientMessageId().orElseThrow(),
            accepted.message().id(),
            accepted.message().conversationId(),
            accepted.message().seq()));
  }

  @Override
  public void written(ServerFrame.ReplyDelta piece) {
    send("delta", Map.of("offset", piece.offset(), "text", piece.text()));
  }

  @Override
  public boolean idle() {
    if (System.nanoTime() - lastSent >= KEEP_ALIVE.toNanos()) {
      send(sse.newEventBuilder().comment("waiting").build());
    }
    return !sink.isClosed();
  }

  void end(Outcome outcome) {
    switch (outcome) {
      case Outcome.Answered(ServerFrame.ReplyCompleted reply) -> send("completed", reply);
      case Outcome.Unanswered(String code) -> send("failed", Map.of("code", code));
      case Outcome.WithStaff _ -> send("floor", floor);
    }
  }

  void close() {
    sink.close();
  }

  private void send(String name, Object data) {
    send(
        sse.newEventBuilder()
            .id(Integer.toString(++id))
            .name(name)
            .mediaType(MediaType.APPLICATION_JSON_TYPE)
            .data(data)
            .build());
  }

  /** Whether the listener is still there shows in {@code idle}; the turn goes on without it. */
  private void send(OutboundSseEvent event) {
    if (sink.isClosed()) {
      return;
    }
    try {
      sink.send(event).toCompletableFuture().join();
      lastSent = System.nanoTime();
    } catch (CompletionException e) {
      sink.close();
    }
  }
}
