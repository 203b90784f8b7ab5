package org.careline.systemtests.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.careline.systemtests.stack.Stack;
import org.yaml.snakeyaml.Yaml;

/** The folder {@code monitoring/}, read as Prometheus and Grafana read it. */
final class Monitoring {

  static final Path FOLDER = Stack.root().resolve("monitoring");
  static final Path RUNBOOKS = Stack.root().resolve("docs/runbooks");

  private Monitoring() {}

  /** An alert as its rule states it. */
  record Alert(String name, Map<?, ?> labels, Map<?, ?> annotations) {

    String annotation(String key) {
      return annotations.get(key) instanceof String text ? text : "";
    }
  }

  /** One query of a panel. */
  record Query(String dashboard, String panel, String expression) {}

  static List<Path> rules() {
    return files(FOLDER.resolve("prometheus/rules"), ".yaml");
  }

  static List<Path> ruleTests() {
    return files(FOLDER.resolve("prometheus/tests"), ".yaml");
  }

  static List<Path> dashboards() {
    return files(FOLDER.resolve("grafana/dashboards"), ".json");
  }

  static List<Alert> alerts() {
    List<Alert> alerts = new ArrayList<>();
    for (Path file : rules()) {
      for (Map<?, ?> group : maps(yaml(file), "groups")) {
        for (Map<?, ?> rule : maps(group, "rules")) {
          if (rule.get("alert") instanceof String name) {
            alerts.add(
                new Alert(
                    name, (Map<?, ?>) rule.get("labels"), (Map<?, ?>) rule.get("annotations")));
          }
        }
      }
    }
    return alerts;
  }

  static List<JsonNode> panels(Path dashboard) {
    return StreamSupport.stream(json(dashboard).path("panels").spliterator(), false).toList();
  }

  /** Panels that may be empty say what they need. */
  static boolean isOptional(JsonNode panel) {
    return panel.path("description").asText().startsWith("Optional: needs ");
  }

  /** Every query that must return data. */
  static List<Query> queries() {
    List<Query> queries = new ArrayList<>();
    for (Path file : dashboards()) {
      panels(file).stream()
          .filter(panel -> !isOptional(panel))
          .forEach(
              panel ->
                  panel
                      .path("targets")
                      .forEach(
                          target ->
                              queries.add(
                                  new Query(
                                      file.getFileName().toString(),
                                      panel.path("title").asText(),
                                      target.path("expr").asText()))));
    }
    return queries;
  }

  static List<Map<?, ?>> maps(Map<?, ?> from, String key) {
    return ((List<?>) from.get(key)).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
  }

  static Map<?, ?> yaml(Path file) {
    return new Yaml().load(read(file));
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Path> files(Path folder, String ending) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
