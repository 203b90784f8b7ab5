package org.careline.contracts.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What breaks a reader between two schemas of one event version. Old readers must read new events
 * and new readers old ones, so only an optional property may come, and nothing may go.
 */
final class SchemaChange {

  private final List<String> breaks = new ArrayList<>();

  private SchemaChange() {}

  static List<String> breaking(JsonNode before, JsonNode after) {
    var change = new SchemaChange();
    change.compare("", before, after);
    return change.breaks;
  }

  private void compare(String at, JsonNode before, JsonNode after) {
    if (!before.path("type").equals(after.path("type"))) {
      breaks.add(at + ": type changed");
    }
    if (!before.path("enum").equals(after.path("enum"))) {
      breaks.add(at + ": values changed");
    }
    Set<String> requiredBefore = names(before.path("required"));
    Set<String> requiredAfter = names(after.path("required"));
    for (String name : fieldNames(after.path("properties"))) {
      if (requiredAfter.contains(name) && !requiredBefore.contains(name)) {
        breaks.add(at + "/" + name + ": newly required");
      }
    }
    for (String name : fieldNames(before.path("properties"))) {
      if (!after.path("properties").has(name)) {
        breaks.add(at + "/" + name + ": gone");
        continue;
      }
      if (requiredBefore.contains(name) && !requiredAfter.contains(name)) {
        breaks.add(at + "/" + name + ": no longer certain");
      }
      compare(
          at + "/" + name,
          before.path("properties").path(name),
          after.path("properties").path(name));
    }
    if (before.has("items")) {
      compare(at + "[]", before.path("items"), after.path("items"));
    }
    if (before.path("additionalProperties").isObject()) {
      compare(at + "{}", before.path("additionalProperties"), after.path("additionalProperties"));
    }
  }

  private static Set<String> names(JsonNode array) {
    Set<String> names = new HashSet<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }

  private static List<String> fieldNames(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
