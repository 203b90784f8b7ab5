package org.careline.systemtests.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What happens in the day, from {@code demo/day.yaml}. */
record DayScript(List<Visit> visits) {

  /** One conversation. */
  record Visit(
      String at,
      String language,
      List<String> says,
      Optional<String> feedback,
      Optional<StaffPart> staff,
      Optional<String> review) {}

  /** What staff do: write, then hand back or resolve. */
  record StaffPart(String message, boolean handback, Optional<String> resolve, String note) {}

  static DayScript load() {
    try (InputStream script = DayScript.class.getResourceAsStream("/demo/day.yaml")) {
      List<Map<String, Object>> visits =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(script);
      return new DayScript(visits.stream().map(DayScript::visit).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Visit visit(Map<String, Object> entry) {
    return new Visit(
        text(entry, "at").orElseThrow(),
        text(entry, "language").orElseThrow(),
        ((List<?>) entry.get("says")).stream().map(String::valueOf).toList(),
        text(entry, "feedback"),
        Optional.ofNullable((Map<?, ?>) entry.get("staff")).map(DayScript::staff),
        text(entry, "review"));
  }

  private static StaffPart staff(Map<?, ?> part) {
    return new StaffPart(
        text(part, "message").orElseThrow(),
        Boolean.TRUE.equals(part.get("handback")),
        text(part, "resolve"),
        text(part, "note").orElse(""));
  }

  private static Optional<String> text(Map<?, ?> entry, String key) {
    return Optional.ofNullable(entry.get(key)).map(String::valueOf);
  }
}
