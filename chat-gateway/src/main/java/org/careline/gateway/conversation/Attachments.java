package org.careline.gateway.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.careline.contracts.chat.Citation;
import org.careline.contracts.text.PhiText;

/**
 * Citations and actions as stored: JSON, sealed like the text, for a source tells of an illness.
 */
final class Attachments {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Attachments() {}

  static PhiText write(List<?> items) {
    try {
      return items.isEmpty() ? PhiText.empty() : PhiText.of(JSON.writeValueAsString(items));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of strings serialise", e);
    }
  }

  static List<Citation> citations(PhiText json) {
    return read(json, new TypeReference<>() {});
  }

  static List<Action> actions(PhiText json) {
    return read(json, new TypeReference<>() {});
  }

  private static <T> List<T> read(PhiText json, TypeReference<List<T>> type) {
    try {
      return json.isEmpty() ? List.of() : JSON.readValue(json.reveal(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored JSON is what was written");
    }
  }
}
