package org.careline.gateway.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.careline.chassis.overload.Priority;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.gateway.conversation.MessageView;
import org.careline.gateway.fanout.ServerFrame;
import org.junit.jupiter.api.Test;

/** A gate with room for two, under a clock that is moved by hand. */
class TurnGateTest {

  private static final ConversationId CONVERSATION = ConversationId.next();

  private long now;
  private final TurnGate gate =
      new TurnGate(new RoomForTwo(), new SimpleMeterRegistry(), () -> now);

  @Test
  void anAnsweredTurnGivesItsPlaceToTheNext() {
    MessageId first = taken();
    taken();
    assertThat(gate.enter(Priority.CHAT)).isEmpty();

    gate.delivered(new ServerFrame.ReplyFailed(CONVERSATION, first, "reply.no_answer"));

    assertThat(gate.enter(Priority.CHAT)).isPresent();
  }

  @Test
  void anAnswerThatIsQuickerThanItsReceiptLeavesNoPlaceTaken() {
    MessageId quick = MessageId.next();
    var place = gate.enter(Priority.CHAT).orElseThrow();
    gate.delivered(new ServerFrame.ReplyFailed(CONVERSATION, quick, "reply.no_answer"));

    gate.awaitsAnswer(quick, place);

    assertThat(gate.pressure()).isZero();
  }

  @Test
  void whereNothingIsAnsweredAtAllMessagesAreTakenAndWait() {
    taken();
    taken();
    assertThat(gate.enter(Priority.CHAT)).isEmpty();

    now += Duration.ofSeconds(5).toNanos();

    assertThat(gate.enter(Priority.CHAT)).isPresent();
    assertThat(gate.pressure()).isZero();
  }

  @Test
  void aScriptedAnswerIsNoSignThatTheOthersAreAnswered() {
    taken();
    taken();
    now += Duration.ofSeconds(5).toNanos();

    gate.delivered(answer("script"));
    assertThat(gate.enter(Priority.CHAT)).isPresent();

    gate.delivered(answer("model"));
    assertThat(gate.enter(Priority.CHAT)).isEmpty();
  }

  @Test
  void anEmergencyHasRoomInAFullHouse() {
    taken();
    taken();

    assertThat(gate.enter(Priority.URGENT)).isPresent();
  }

  private MessageId taken() {
    MessageId message = MessageId.next();
    gate.awaitsAnswer(message, gate.enter(Priority.CHAT).orElseThrow());
    return message;
  }

  private static ServerFrame answer(String source) {
    return new ServerFrame.ReplyCompleted(
        CONVERSATION,
        MessageId.next(),
        MessageId.next(),
        2,
        "Rest.",
        source,
        List.of(),
        new MessageView.SafetyView("NONE"),
        List.of(),
        Instant.EPOCH);
  }

  private static final class RoomForTwo implements TurnLoadConfig {
    @Override
    public int least() {
      return 2;
    }

    @Override
    public int first() {
      return 2;
    }

    @Override
    public int most() {
      return 2;
    }

    @Override
    public Duration tolerable() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration stalled() {
      return Duration.ofSeconds(4);
    }

    @Override
    public Duration forgotten() {
      return Duration.ofMinutes(1);
    }
  }
}
