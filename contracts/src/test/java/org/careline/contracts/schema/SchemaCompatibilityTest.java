package org.careline.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The committed schemas are the promise. A compatible change is written to them by running this
 * test with {@code -Dschemas.update=true}; an incompatible one needs a new topic version.
 */
class SchemaCompatibilityTest {

  private static final Path COMMITTED = Path.of("src/main/resources/schemas");
  private static final ObjectMapper JSON = new ObjectMapper();

  record Before(String kept, Optional<String> maybe, List<Inner> inner) {}

  record Inner(int number) {}

  record Optionally(
      String kept, Optional<String> maybe, Optional<String> more, List<Inner> inner) {}

  record Gone(Optional<String> maybe, List<Inner> inner) {}

  record Required(String kept, Optional<String> maybe, String more, List<Inner> inner) {}

  record OtherType(String kept, Optional<String> maybe, List<String> inner) {}

  @Test
  void everyEventStillKeepsItsPromise() throws IOException {
    for (Map.Entry<String, ObjectNode> schema : EventSchemas.all().entrySet()) {
      Path file = COMMITTED.resolve(schema.getKey());
      if (Files.exists(file)) {
        JsonNode committed = JSON.readTree(file.toFile());
        assertThat(SchemaChange.breaking(committed, schema.getValue()))
            .as(schema.getKey())
            .isEmpty();
      }
      if (Boolean.getBoolean("schemas.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, schema.getValue().toPrettyString() + "\n");
      }
      assertThat(file).as("run with -Dschemas.update=true and commit").exists();
      assertThat(JSON.readTree(file.toFile()))
          .as("%s: run with -Dschemas.update=true and commit", schema.getKey())
          .isEqualTo(schema.getValue());
    }
  }

  @Test
  void noSchemaIsLeftOfAnEventThatIsGone() throws IOException {
    try (var files = Files.walk(COMMITTED)) {
      List<String> committed =
          files
              .filter(Files::isRegularFile)
              .map(file -> COMMITTED.relativize(file).toString())
              .toList();
      assertThat(EventSchemas.all().keySet()).containsAll(committed);
    }
  }

  @Test
  void aNewOptionalPropertyIsCompatible() {
    assertThat(change(Before.class, Optionally.class)).isEmpty();
  }

  @Test
  void aLostPropertyIsNot() {
    assertThat(change(Before.class, Gone.class)).containsExactly("/kept: gone");
  }

  @Test
  void aNewRequiredPropertyIsNot() {
    assertThat(change(Before.class, Required.class)).containsExactly("/more: newly required");
  }

  @Test
  void anotherTypeDeepInsideIsNot() {
    assertThat(change(Before.class, OtherType.class)).contains("/inner[]: type changed");
  }

  private static List<String> change(Class<?> before, Class<?> after) {
    return SchemaChange.breaking(EventSchemas.of(before), EventSchemas.of(after));
  }
}
