package org.careline.escalation.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.careline.contracts.identity.TenantId;
import org.careline.contracts.safety.Span;
import org.junit.jupiter.api.Test;

class DeskTest {

  private final Line line = new Line();
  private final Desk desk =
      new Desk("1", new TenantId("demo"), java.util.UUID.randomUUID(), line, 2, "ready");

  @Test
  void theGreetingIsFirstWhateverComesBeforeIt() {
    desk.offer("early");
    desk.start();
    line.finishAll();

    assertThat(line.sent).containsExactly("ready", "early");
  }

  @Test
  void framesLeaveOneAtATimeInOrder() {
    desk.start();
    desk.offer("one");
    desk.offer("two");

    assertThat(line.sent).containsExactly("ready");
    line.finishAll();
    assertThat(line.sent).containsExactly("ready", "one", "two");
  }

  @Test
  void aDeskThatDoesNotKeepUpIsClosedAndHearsNoMore() {
    desk.start();
    desk.offer("one");
    desk.offer("two");
    desk.offer("three");
    line.finishAll();
    desk.offer("four");

    assertThat(line.closed).containsExactly(CloseCode.TOO_SLOW);
    assertThat(line.sent).containsExactly("ready");
  }

  @Test
  void spansThatTouchAreOne() {
    assertThat(EntryView.merged(List.of(new Span(8, 12), new Span(0, 4), new Span(3, 6))))
        .containsExactly(new Span(0, 6), new Span(8, 12));
  }

  private static final class Line implements Wire {
    private final List<String> sent = new ArrayList<>();
    private final List<CloseCode> closed = new ArrayList<>();
    private final List<Runnable> unfinished = new ArrayList<>();

    @Override
    public void send(String text, Runnable done) {
      sent.add(text);
      unfinished.add(done);
    }

    @Override
    public void close(CloseCode why) {
      closed.add(why);
    }

    void finishAll() {
      while (!unfinished.isEmpty()) {
        unfinished.removeFirst().run();
      }
    }
  }
}
