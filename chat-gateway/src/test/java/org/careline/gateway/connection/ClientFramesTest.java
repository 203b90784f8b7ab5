package org.careline.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.careline.contracts.identity.ConversationId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientFramesTest {

  private static final String ID = "0197c1f0-0000-7000-8000-000000000001";

  @Test
  void readsAMessageForANewConversation() {
    var frame =
        ClientFrames.parse(
            "{\"type\":\"message.send\",\"clientMessageId\":\"%s\",\"conversationId\":null,\"text\":\"hi\",\"extra\":[1]}"
                .formatted(ID));
    assertThat(frame)
        .isEqualTo(
            new ClientFrame.Send(UUID.fromString(ID), Optional.empty(), "hi", Optional.empty()));
  }

  @Test
  void readsResumeWithALargeNumber() {
    var frame =
        ClientFrames.parse(
            "{\"type\":\"resume\",\"conversationId\":\"%s\",\"lastSeq\":9000000000}".formatted(ID));
    assertThat(frame).isEqualTo(new ClientFrame.Resume(ConversationId.of(ID), 9_000_000_000L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "\"message.send\"",
        "null",
        "{\"type\":\"ping\"} {}",
        "{\"type\":\"launch\"}",
        "{\"type\":7}",
        "{}",
        "{\"type\":\"resume\",\"conversationId\":\"x\",\"lastSeq\":1}",
        "{\"type\":\"resume\",\"conversationId\":\"0197c1f0-0000-7000-8000-000000000001\",\"lastSeq\":\"1\"}",
        "{\"type\":\"resume\",\"conversationId\":\"0197c1f0-0000-7000-8000-000000000001\",\"lastSeq\":1.5}",
        "{\"type\":\"resume\",\"conversationId\":\"0197c1f0-0000-7000-8000-000000000001\",\"lastSeq\":-1}",
        "{\"type\":\"resume\",\"conversationId\":\"0197c1f0-0000-7000-8000-000000000001\",\"lastSeq\":1e300}",
        "{\"type\":\"typing\"}",
        "{\"type\":\"read\",\"conversationId\":[],\"seq\":1}",
        "{\"type\":\"message.send\",\"clientMessageId\":\"1-1-1-1-1\",\"text\":\"a\"}"
      })
  void refusesWhatIsNoFrame(String text) {
    assertThat(ClientFrames.parse(text)).isInstanceOf(ClientFrame.Invalid.class);
  }

  @Test
  void namesTheMessageWhoseTextIsNoString() {
    var frame =
        ClientFrames.parse(
            "{\"type\":\"message.send\",\"clientMessageId\":\"%s\",\"text\":{\"a\":1}}"
                .formatted(ID));
    assertThat(frame).isEqualTo(new ClientFrame.Invalid("text is a string", Optional.of(ID)));
  }

  @Test
  void refusesAttachmentsRatherThanLosingThem() {
    var frame =
        ClientFrames.parse(
            "{\"type\":\"message.send\",\"clientMessageId\":\"%s\",\"text\":\"a\",\"attachments\":[{}]}"
                .formatted(ID));
    assertThat(frame).isInstanceOf(ClientFrame.Invalid.class);
  }

  @Test
  void refusesDeepNestingWithoutFailing() {
    assertThat(ClientFrames.parse("{\"type\":" + "[".repeat(5_000)))
        .isInstanceOf(ClientFrame.Invalid.class);
  }
}
