package org.careline.analytics.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What an event is made of, for somebody who must not read it: names and kinds, no values. */
final class EventShape {

  private static final int MOST_FIELDS = 100;
  private static final int DEEPEST = 4;
  private static final String SEALED = "phi1:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,40}");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/+=-]{1,120}");
  private static final String HIDDEN = "(hidden)";
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventShape() {}

  /**
   * A part of the event.
   *
   * @param name path from the top, such as {@code screening.level}
   * @param kind sealed, text, number, boolean, list, object or nothing
   */
  record Field(String name, String kind) {}

  /** Empty for what is no JSON object. */
  static List<Field> of(byte[] value) {
    List<Field> fields = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(value);
      if (root != null && root.isObject()) {
        walk(root, "", 1, fields);
      }
    } catch (JsonProcessingException notJson) {
      return List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
    return fields;
  }

  /** The attributes of a CloudEvent; what others put beside them is not shown. */
  static Map<String, String> attributes(Map<String, String> headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.forEach(
        (name, text) -> {
          if (name.startsWith("ce_") && NAME.matcher(name).matches()
              || name.equals("content-type")
              || name.equals("traceparent")) {
            shown.put(name, plain(text));
          }
        });
    return shown;
  }

  /** An id or a type as it is; anything that could be prose is hidden. */
  static String plain(String text) {
    return text.isEmpty() || PLAIN.matcher(text).matches() ? text : HIDDEN;
  }

  private static void walk(JsonNode object, String path, int depth, List<Field> fields) {
    object
        .properties()
        .forEach(
            property -> {
              if (fields.size() >= MOST_FIELDS) {
                return;
              }
              String name = NAME.matcher(property.getKey()).matches() ? property.getKey() : HIDDEN;
              JsonNode value = property.getValue();
              fields.add(new Field(path + name, kind(value)));
              if (value.isObject() && depth < DEEPEST) {
                walk(value, path + name + '.', depth + 1, fields);
              }
            });
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.textValue().startsWith(SEALED) ? "sealed" : "text";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case ARRAY -> "list";
      case OBJECT, POJO -> "object";
      case NULL, MISSING, BINARY -> "nothing";
    };
  }
}
