package org.careline.inference.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.careline.inference.live.LiveFrame.Type;
import org.junit.jupiter.api.Test;

class LiveReplyTest {

  private final List<LiveFrame> frames = new CopyOnWriteArrayList<>();

  @Test
  void textShownInABurstTravelsInFewFramesAndWhole() {
    String text = "word ".repeat(200);

    try (LiveReply reply = reply(frames::add)) {
      text.chars().forEach(c -> reply.show(String.valueOf((char) c)));
    }

    assertThat(frames.getFirst().type()).isEqualTo(Type.STARTED);
    assertThat(frames).hasSizeLessThan(50);
    assertThat(deltas()).isEqualTo(text);
  }

  @Test
  void everyOffsetIsTheLengthOfWhatWentBefore() {
    try (LiveReply reply = reply(frames::add)) {
      reply.show("One. ");
      reply.show("Two.");
    }

    int length = 0;
    for (LiveFrame frame : frames) {
      assertThat(frame.offset()).isEqualTo(length);
      length += frame.text().length();
    }
    assertThat(length).isEqualTo(9);
  }

  @Test
  void afterAFailedFrameTheRestIsSkipped() {
    try (LiveReply reply = reply(_ -> false)) {
      reply.show("One.");
    }
    try (LiveReply reply = reply(frame -> frames.add(frame) && frame.type() == Type.STARTED)) {
      reply.show("One.");
    }

    assertThat(frames).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aStuckChannelHoldsUpNobodyForLong() {
    CountDownLatch never = new CountDownLatch(1);
    long began = System.nanoTime();

    try (LiveReply reply = reply(_ -> stuck(never))) {
      reply.show("One.");
    }

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
  }

  private String deltas() {
    StringBuilder text = new StringBuilder();
    frames.forEach(frame -> text.append(frame.text()));
    return text.toString();
  }

  private static boolean stuck(CountDownLatch never) {
    try {
      never.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static LiveReply reply(Predicate<LiveFrame> channel) {
    return new LiveReply(channel, "demo", "user", "conversation", "message");
  }
}
