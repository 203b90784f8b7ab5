package org.careline.gateway.fanout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Optional;
import org.careline.gateway.conversation.MessageView;

/** Frames to JSON, {@code type} first, and back for frames that come from another replica. */
public final class FrameJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModules(new JavaTimeModule(), new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private FrameJson() {}

  public static String encode(ServerFrame frame) {
    return write(node(frame));
  }

  static ObjectNode node(ServerFrame frame) {
    ObjectNode node = JSON.createObjectNode().put("type", frame.type());
    Object body = frame instanceof ServerFrame.Said said ? said.message() : frame;
    node.setAll(JSON.<ObjectNode>valueToTree(body));
    return node;
  }

  static String write(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree always serialises", e);
    }
  }

  /**
   * @return empty for what is no JSON object
   */
  public static Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** A frame another replica wrote; empty for a type this version does not pass on. */
  static Optional<ServerFrame> decode(JsonNode node) {
    return switch (node.path("type").asText()) {
      case "message" -> Optional.of(new ServerFrame.Said(read(node, MessageView.class)));
      case "message.accepted" -> Optional.of(read(node, ServerFrame.Accepted.class));
      case "reply.completed" -> Optional.of(read(node, ServerFrame.ReplyCompleted.class));
      case "reply.failed" -> Optional.of(read(node, ServerFrame.ReplyFailed.class));
      case "floor" -> Optional.of(read(node, ServerFrame.FloorChanged.class));
      case "typing" -> Optional.of(read(node, ServerFrame.Typing.class));
      case "read" -> Optional.of(read(node, ServerFrame.Read.class));
      default -> Optional.empty();
    };
  }

  private static <T> T read(JsonNode node, Class<T> type) {
    try {
      return JSON.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a frame");
    }
  }
}
