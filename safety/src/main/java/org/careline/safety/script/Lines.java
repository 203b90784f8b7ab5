package org.careline.safety.script;

import java.util.List;
import java.util.Map;

/**
 * The lines of one country.
 *
 * @param emergency the number for an ambulance
 * @param byPurpose other lines by purpose: {@code crisis}, {@code poison}, {@code abuse}
 */
record Lines(String emergency, Map<String, List<Line>> byPurpose) {

  List<Line> of(String purpose) {
    return byPurpose.getOrDefault(purpose, List.of());
  }

  /** A line people can call, text or open. The name is a proper name and is not translated. */
  record Line(ScriptAction.Kind kind, String name, String value) {}
}
