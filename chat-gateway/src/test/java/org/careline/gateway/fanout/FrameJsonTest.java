package org.careline.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.chat.ReplySource;
import org.careline.contracts.identity.ConversationId;
import org.careline.contracts.identity.MessageId;
import org.careline.contracts.problem.ProblemCode;
import org.careline.contracts.safety.RiskLevel;
import org.careline.contracts.text.PhiText;
import org.careline.gateway.conversation.Action;
import org.careline.gateway.conversation.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameJsonTest {

  private static final ConversationId CONVERSATION = ConversationId.next();
  private static final Message QUESTION =
      Message.fromPatient(CONVERSATION, 1, PhiText.of("?"), UUID.randomUUID(), RiskLevel.NONE);
  private static final Message ANSWER =
      Message.answer(
              MessageId.next(), QUESTION, 2, PhiText.of("!"), ReplySource.SCRIPT, RiskLevel.HIGH)
          .with(
              List.of(new Citation("a", "b", "c", "d")),
              List.of(new Action("call", "Call", "112")));

  static Stream<ServerFrame> framesBetweenReplicas() {
    return Stream.of(
        ServerFrame.Said.of(QUESTION),
        ServerFrame.Said.of(ANSWER),
        ServerFrame.ReplyCompleted.from(ANSWER),
        new ServerFrame.Accepted(UUID.randomUUID(), QUESTION.id(), CONVERSATION, 1),
        new ServerFrame.ReplyFailed(CONVERSATION, QUESTION.id(), "reply.no_answer"),
        new ServerFrame.FloorChanged(CONVERSATION, "staff", Optional.of("Dr. Lee")),
        new ServerFrame.FloorChanged(CONVERSATION, "bot", Optional.empty()),
        new ServerFrame.Typing(CONVERSATION, "patient"),
        new ServerFrame.Read(CONVERSATION, 7, "patient"));
  }

  @ParameterizedTest
  @MethodSource("framesBetweenReplicas")
  void survivesTheWayToAnotherReplica(ServerFrame frame) {
    var there = FrameJson.parse(FrameJson.encode(frame)).orElseThrow();
    assertThat(FrameJson.decode(there)).contains(frame);
  }

  @Test
  void putsTheTypeFirstAndLeavesOutWhatIsAbsent() {
    String json = FrameJson.encode(ServerFrame.Error.of(ProblemCode.FRAME_INVALID, null));
    assertThat(json)
        .isEqualTo(
            "{\"type\":\"error\",\"code\":\"frame.invalid\",\"title\":\"The frame is not valid\"}");
  }

  @Test
  void writesAMessageFlat() {
    var node = FrameJson.parse(FrameJson.encode(ServerFrame.Said.of(ANSWER))).orElseThrow();
    assertThat(node.path("type").asText()).isEqualTo("message");
    assertThat(node.path("role").asText()).isEqualTo("assistant");
    assertThat(node.path("safety").path("level").asText()).isEqualTo("HIGH");
    assertThat(node.path("createdAt").asText()).endsWith("Z");
    assertThat(node.has("feedback")).isFalse();
  }
}
