package org.careline.systemtests.crowd;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.careline.systemtests.history.History;
import org.careline.systemtests.history.Line;
import org.careline.systemtests.history.Seen;

/** What a device makes of the frames it gets. */
final class FrameReader implements Consumer<JsonNode> {

  private final String client;
  private final History history;
  private final Transcript transcript;
  private final BiConsumer<String, String> accepted;
  private final UnaryOperator<String> ownText;
  private volatile String lastError = "";

  /**
   * @param accepted told a client message id and its conversation
   * @param ownText what the device itself sent under a client message id, or null
   */
  FrameReader(
      String client,
      History history,
      Transcript transcript,
      BiConsumer<String, String> accepted,
      UnaryOperator<String> ownText) {
    this.client = client;
    this.history = history;
    this.transcript = transcript;
    this.accepted = accepted;
    this.ownText = ownText;
  }

  String lastError() {
    return lastError;
  }

  @Override
  public void accept(JsonNode frame) {
    String replyTo = frame.path("replyTo").asText();
    switch (frame.path("type").asText()) {
      case "message.accepted" -> accepted(frame);
      case "message" -> transcript.put(frame.path("conversationId").asText(), line(frame));
      case "reply.started" -> history.add(new Seen.Started(client, replyTo));
      case "reply.delta" ->
          history.add(
              new Seen.Delta(
                  client, replyTo, frame.path("offset").asInt(), frame.path("text").asText()));
      case "reply.completed" -> completed(frame, replyTo);
      case "reply.failed" ->
          history.add(new Seen.Unanswered(client, replyTo, frame.path("code").asText()));
      case "error" -> lastError = frame.path("code").asText();
      default -> {}
    }
  }

  private void accepted(JsonNode frame) {
    String id = frame.path("clientMessageId").asText();
    String conversation = frame.path("conversationId").asText();
    String message = frame.path("messageId").asText();
    long seq = frame.path("seq").asLong();
    history.add(new Seen.Accepted(client, id, message, conversation, seq));
    String text = ownText.apply(id);
    if (text != null) {
      transcript.put(
          conversation, new Line(seq, message, "patient", text, Optional.of(id), Optional.empty()));
    }
    accepted.accept(id, conversation);
  }

  private void completed(JsonNode frame, String replyTo) {
    String conversation = frame.path("conversationId").asText();
    String message = frame.path("messageId").asText();
    long seq = frame.path("seq").asLong();
    String text = frame.path("text").asText();
    history.add(new Seen.Replied(client, conversation, replyTo, message, seq, text));
    transcript.put(
        conversation,
        new Line(seq, message, "assistant", text, Optional.empty(), Optional.of(replyTo)));
  }

  /** A message as frames and the API carry it. */
  static Line line(JsonNode message) {
    return new Line(
        message.path("seq").asLong(),
        message.path("messageId").asText(),
        message.path("role").asText(),
        message.path("text").asText(),
        word(message, "clientMessageId"),
        word(message, "replyTo"));
  }

  private static Optional<String> word(JsonNode node, String field) {
    return node.hasNonNull(field) ? Optional.of(node.path(field).asText()) : Optional.empty();
  }
}
