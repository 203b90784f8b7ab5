package org.careline.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Message;
import org.careline.gateway.fanout.ServerFrame;
import org.careline.gateway.fanout.ServerFrame.ReplyDelta;
import org.careline.gateway.fanout.ServerFrame.ReplyStarted;
import org.junit.jupiter.api.Test;

class DeliveredTest {

  private final Delivered delivered = new Delivered();
  private final ConversationId conversation = ConversationId.next();
  private final Message question =
      Message.fromPatient(conversation, 1, PhiText.of("?"), UUID.randomUUID(), RiskLevel.NONE);
  private final MessageId asked = question.id();
  private final Message answer =
      Message.answer(
          MessageId.next(), question, 2, PhiText.of("whole"), ReplySource.MODEL, RiskLevel.NONE);

  @Test
  void passesAPieceOnce() {
    ReplyDelta piece = delta(0, "hello");
    assertThat(delivered.admit(piece)).contains(piece);
    assertThat(delivered.admit(piece)).isEmpty();
  }

  @Test
  void passesOnlyWhatThePieceAddsToAReplayedText() {
    delivered.shown(asked, 5);
    assertThat(delivered.admit(delta(0, "hello"))).isEmpty();
    assertThat(delivered.admit(delta(3, "lo world"))).contains(delta(5, " world"));
    assertThat(delivered.admit(delta(11, "!"))).contains(delta(11, "!"));
  }

  @Test
  void showsAGapAsAGap() {
    delivered.admit(delta(0, "hello"));
    assertThat(delivered.admit(delta(9, "x"))).contains(delta(9, "x"));
  }

  @Test
  void startsAnAnswerOnce() {
    ReplyStarted started = new ReplyStarted(conversation, asked);
    assertThat(delivered.admit(started)).contains(started);
    assertThat(delivered.admit(started)).isEmpty();
  }

  @Test
  void beginsAnewWhenAnAnswerStartsAgain() {
    ReplyStarted again = new ReplyStarted(conversation, asked);
    delivered.admit(delta(0, "hello"));
    assertThat(delivered.admit(again)).contains(again);
    assertThat(delivered.admit(delta(0, "other"))).contains(delta(0, "other"));
  }

  @Test
  void saysNothingMoreOfAnAnswerThatIsComplete() {
    delivered.admit(ServerFrame.ReplyCompleted.from(answer));
    assertThat(delivered.admit(delta(0, "late"))).isEmpty();
    assertThat(delivered.admit(new ReplyStarted(conversation, asked))).isEmpty();
    assertThat(delivered.admit(ServerFrame.ReplyCompleted.from(answer))).isEmpty();
  }

  @Test
  void completesWhatWasReplayedNoSecondTime() {
    delivered.replayed(ServerFrame.Said.of(answer));
    assertThat(delivered.admit(ServerFrame.ReplyCompleted.from(answer))).isEmpty();
    assertThat(delivered.has(conversation, 2)).isTrue();
    assertThat(delivered.has(conversation, 1)).isFalse();
  }

  @Test
  void passesFramesThatCannotRepeat() {
    Optional<ServerFrame> pong = Optional.of(new ServerFrame.Pong());
    assertThat(delivered.admit(new ServerFrame.Pong())).isEqualTo(pong);
    assertThat(delivered.admit(new ServerFrame.Pong())).isEqualTo(pong);
  }

  private ReplyDelta delta(int offset, String text) {
    return new ReplyDelta(conversation, asked, offset, text);
  }
}
