package org.careline.safety.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.careline.safety.resource.YamlEntry;
import org.careline.safety.script.ScriptAction.Kind;
import org.careline.safety.text.Language;

/** The scripted answers by kind, language and country. Immutable and safe for concurrent use. */
public final class ScriptedAnswers {

  /** The kind whose answer serves where a kind has none of its own. */
  public static final String GENERAL = "general";

  private static final String UNKNOWN_COUNTRY = "default";

  private final Map<Language, Map<String, Script>> scripts;
  private final Map<Language, Map<String, String>> labels;
  private final Map<String, Lines> countries;

  private record Script(String id, String text, List<String> offers) {}

  private ScriptedAnswers(
      Map<Language, Map<String, Script>> scripts,
      Map<Language, Map<String, String>> labels,
      Map<String, Lines> countries) {
    this.scripts = scripts;
    this.labels = labels;
    this.countries = countries;
  }

  /** The answers that ship with this module. */
  public static ScriptedAnswers standard() {
    Map<Language, Map<String, Script>> scripts = new EnumMap<>(Language.class);
    Map<Language, Map<String, String>> labels = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      YamlEntry file = YamlEntry.resource("safety/scripts/" + language.tag() + ".yaml");
      scripts.put(language, readScripts(file));
      labels.put(language, readLabels(file.entry("labels")));
    }
    return new ScriptedAnswers(scripts, labels, readCountries());
  }

  /**
   * The answer for a finding's kind such as {@code cardiac}, {@code intent} or {@code urgent}.
   *
   * @param country ISO 3166 alpha-2; unknown or null gives the numbers that work most widely
   */
  public ScriptedAnswer answer(String kind, Language language, String country) {
    Map<String, Script> known = scripts.get(language);
    Script script = known.getOrDefault(kind, known.get(GENERAL));
    Lines lines = lines(country);
    List<ScriptAction> actions = new ArrayList<>();
    for (String offer : script.offers()) {
      actions.addAll(offered(offer, language, lines));
    }
    return new ScriptedAnswer(
        script.id(), script.text().replace("{emergency}", lines.emergency()), actions, language);
  }

  /** The number for an ambulance in a country. */
  public String emergencyNumber(String country) {
    return lines(country).emergency();
  }

  private Lines lines(String country) {
    String code = country == null ? UNKNOWN_COUNTRY : country.toUpperCase(Locale.ROOT);
    return countries.getOrDefault(code, countries.get(UNKNOWN_COUNTRY));
  }

  private List<ScriptAction> offered(String offer, Language language, Lines lines) {
    Map<String, String> words = labels.get(language);
    if (offer.equals("emergency")) {
      return List.of(action(Kind.CALL, words, lines.emergency(), lines.emergency()));
    }
    return lines.of(offer).stream()
        .map(line -> action(line.kind(), words, line.name(), line.value()))
        .toList();
  }

  private static ScriptAction action(
      Kind kind, Map<String, String> words, String name, String value) {
    return new ScriptAction(kind, words.get(kind.wireName()).replace("{name}", name), value);
  }

  private static Map<String, Script> readScripts(YamlEntry file) {
    Map<String, Script> scripts = new HashMap<>();
    for (YamlEntry entry : file.entries("scripts")) {
      String id = entry.required("id");
      Script script = new Script(id, entry.required("text").strip(), entry.texts("offers"));
      scripts.put(id, script);
      entry.texts("kinds").forEach(kind -> scripts.put(kind, script));
    }
    return Map.copyOf(scripts);
  }

  private static Map<String, String> readLabels(YamlEntry labels) {
    Map<String, String> byKind = new HashMap<>();
    labels.keys().forEach(key -> byKind.put(key, labels.required(key)));
    return Map.copyOf(byKind);
  }

  private static Map<String, Lines> readCountries() {
    Map<String, Lines> countries = new HashMap<>();
    for (YamlEntry entry :
        YamlEntry.resource("safety/scripts/countries.yaml").entries("countries")) {
      Map<String, List<Lines.Line>> byPurpose = new HashMap<>();
      for (YamlEntry line : entry.entries("lines")) {
        byPurpose
            .computeIfAbsent(line.required("purpose"), _ -> new ArrayList<>())
            .add(
                new Lines.Line(
                    Kind.valueOf(line.required("kind").toUpperCase(Locale.ROOT)),
                    line.required("name"),
                    line.required("value")));
      }
      countries.put(entry.required("country"), new Lines(entry.required("emergency"), byPurpose));
    }
    return Map.copyOf(countries);
  }
}
