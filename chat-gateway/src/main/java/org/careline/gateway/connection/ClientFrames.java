package org.careline.gateway.connection;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.careline.contracts.identity.ConversationId;

/** From text to frame. Strict in types, deaf to members it does not know. */
final class ClientFrames {

  private static final int DEPTH = 16;
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ClientFrames() {}

  static ClientFrame parse(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return new ClientFrame.Invalid("A frame is one JSON object", Optional.empty());
    }
    if (!node.isObject()) {
      return new ClientFrame.Invalid("A frame is one JSON object", Optional.empty());
    }
    try {
      return read(node);
    } catch (WrongMember e) {
      return new ClientFrame.Invalid(e.getMessage(), echo(node));
    }
  }

  private static ClientFrame read(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "message.send" -> send(node);
      case "resume" -> new ClientFrame.Resume(conversation(node), number(node, "lastSeq"));
      case "typing" -> new ClientFrame.Typing(conversation(node));
      case "read" -> new ClientFrame.Read(conversation(node), number(node, "seq"));
      case "ping" -> new ClientFrame.Ping();
      default -> throw new WrongMember("The type is not known");
    };
  }

  private static ClientFrame send(JsonNode node) {
    JsonNode attachments = node.path("attachments");
    if (!attachments.isMissingNode() && !attachments.isNull() && !attachments.isEmpty()) {
      throw new WrongMember("attachments are not taken yet");
    }
    return new ClientFrame.Send(
        uuid(node, "clientMessageId"),
        isAbsent(node, "conversationId") ? Optional.empty() : Optional.of(conversation(node)),
        string(node, "text"),
        isAbsent(node, "language") ? Optional.empty() : Optional.of(string(node, "language")));
  }

  private static ConversationId conversation(JsonNode node) {
    return new ConversationId(uuid(node, "conversationId"));
  }

  private static boolean isAbsent(JsonNode node, String member) {
    return node.path(member).isMissingNode() || node.path(member).isNull();
  }

  private static String string(JsonNode node, String member) {
    if (!node.path(member).isTextual()) {
      throw new WrongMember(member + " is a string");
    }
    return node.path(member).textValue();
  }

  private static UUID uuid(JsonNode node, String member) {
    String text = string(node, member);
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new WrongMember(member + " is a UUID");
    }
    return UUID.fromString(text);
  }

  private static long number(JsonNode node, String member) {
    JsonNode value = node.path(member);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new WrongMember(member + " is a whole number, 0 or more");
    }
    return value.longValue();
  }

  private static Optional<String> echo(JsonNode node) {
    return Optional.of(node.path("clientMessageId"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> text.length() <= 64);
  }

  /** Says which member is wrong, never what it held. */
  private static final class WrongMember extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongMember(String message) {
      super(message, null, false, false);
    }
  }
}
