package org.careline.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.gateway.fanout.ServerFrame;
import org.junit.jupiter.api.Test;

class OutboundQueueTest {

  private static final int CAPACITY = 8;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final SlowWire wire = new SlowWire();
  private final OutboundQueue queue = new OutboundQueue(wire, CAPACITY, new SocketFigures(meters));

  @Test
  void hasOneFrameOnTheWireAtATime() {
    queue.offer(new ServerFrame.Pong());
    queue.offer(new ServerFrame.Pong());
    assertThat(wire.sent).hasSize(1);
    wire.written();
    assertThat(wire.sent).hasSize(2);
  }

  @Test
  void leavesOutPassingFramesFromHalfOn() {
    fill(1 + CAPACITY / 2);
    queue.offer(new ServerFrame.Typing(ConversationId.next(), "patient"));
    drain();
    assertThat(wire.sent).hasSize(1 + CAPACITY / 2).noneMatch(frame -> frame.contains("typing"));
    assertThat(meters.counter("careline_frames_dropped").count()).isEqualTo(1);
  }

  @Test
  void keepsPassingFramesWhileThereIsRoom() {
    fill(2);
    queue.offer(new ServerFrame.Typing(ConversationId.next(), "patient"));
    drain();
    assertThat(wire.sent).anyMatch(frame -> frame.contains("typing"));
  }

  @Test
  void letsAClientGoThatDoesNotKeepUp() {
    fill(1 + CAPACITY);
    assertThat(wire.closed).isEmpty();
    queue.offer(new ServerFrame.Pong());
    queue.offer(new ServerFrame.Pong());
    assertThat(wire.closed).containsExactly(1013);
    assertThat(meters.counter("careline_sockets_closed", "reason", "too_slow").count())
        .isEqualTo(1);
    drain();
    assertThat(wire.sent).hasSize(1);
  }

  @Test
  void saysOneLastThingBeforeTheEnd() {
    fill(3);
    queue.closeAfter(ServerFrame.Error.of(ProblemCode.TOO_LARGE, null), CloseCode.TOO_LARGE);
    assertThat(wire.sent.getLast()).contains("request.too_large");
    assertThat(wire.closed).isEmpty();
    wire.written();
    wire.written();
    assertThat(wire.closed).containsExactly(1009);
  }

  private void fill(int frames) {
    for (int i = 0; i < frames; i++) {
      queue.offer(new ServerFrame.Pong());
    }
  }

  private void drain() {
    while (wire.written()) {
      // until nothing is on the wire
    }
  }

  private static final class SlowWire implements Wire {
    private final List<String> sent = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final List<Runnable> writing = new ArrayList<>();

    @Override
    public void send(String text, Runnable done) {
      sent.add(text);
      writing.add(done);
    }

    @Override
    public void close(int code, String reason) {
      closed.add(code);
    }

    boolean written() {
      if (writing.isEmpty()) {
        return false;
      }
      writing.removeFirst().run();
      return true;
    }
  }
}
