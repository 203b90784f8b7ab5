package org.careline.safety;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.careline.safety.context.Context;
import org.careline.safety.context.ContextCues;
import org.careline.safety.match.PatternIndex;
import org.careline.safety.resource.YamlEntry;
import org.careline.safety.text.Language;

/**
 * Reads the rule files and compiles them. A mistake in a rule file fails here, at start, and names
 * the rule.
 */
final class RuleBookLoader {

  private static final String ROOT = "safety/rules/";

  private final PatternIndex.Builder index = new PatternIndex.Builder();
  private final Map<String, Guideline> guidelines = new HashMap<>();
  private final List<Rule> userRules = new ArrayList<>();
  private final List<Rule> replyRules = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();
  private final CRC32 checksum = new CRC32();

  RuleBook load() {
    YamlEntry contents = YamlEntry.resource(ROOT + "index.yaml");
    readGuidelines();
    for (Language language : Language.values()) {
      List<YamlEntry> files = new ArrayList<>();
      for (String name : contents.texts(language.tag())) {
        String path = ROOT + language.tag() + "/" + name + ".yaml";
        checksum.update(YamlEntry.text(path).getBytes(StandardCharsets.UTF_8));
        files.add(YamlEntry.resource(path));
      }
      readLanguage(files);
    }
    ContextCues cues = new ContextCues(index);
    String version = contents.required("version") + "+" + Long.toHexString(checksum.getValue());
    return new RuleBook(version, userRules, replyRules, index.build(), cues);
  }

  private void readGuidelines() {
    YamlEntry file = YamlEntry.resource(ROOT + "guidelines.yaml");
    for (YamlEntry entry : file.entries("guidelines")) {
      guidelines.put(
          entry.required("id"), new Guideline(entry.required("name"), entry.required("url")));
    }
  }

  private void readLanguage(List<YamlEntry> files) {
    Map<String, List<String>> concepts = new HashMap<>();
    for (YamlEntry file : files) {
      YamlEntry own = file.entry("concepts");
      for (String name : own.keys()) {
        if (concepts.put(name, own.texts(name)) != null) {
          throw new IllegalStateException("concept is defined twice: " + name);
        }
      }
    }
    PatternIndex.Adder adder = index.adder(concepts);
    for (YamlEntry file : files) {
      for (YamlEntry entry : file.entries("rules")) {
        Rule rule = rule(file, entry, adder);
        (rule.category().aboutReply() ? replyRules : userRules).add(rule);
      }
    }
  }

  private Rule rule(YamlEntry file, YamlEntry entry, PatternIndex.Adder adder) {
    String id = entry.required("id");
    if (!ids.add(id)) {
      throw new IllegalStateException("rule id is used twice: " + id);
    }
    Level level = Level.valueOf(entry.required("level"));
    try {
      return new Rule(
          id,
          Category.valueOf(entry.optional("category").orElseGet(() -> file.required("category"))),
          entry.required("kind"),
          level,
          entry.optional("confidence").map(Double::parseDouble).orElse(usualConfidence(level)),
          entry.required("rationale"),
          guideline(entry.required("guideline")),
          groups(entry, adder),
          adder.add(entry.texts("unless")),
          adder.add(entry.texts("asked")),
          contexts(entry.texts("ignore")),
          entry.optional("window").filter("sentence"::equals).isPresent(),
          new Rule.RuleExamples(
              entry.entry("examples").texts("flag"), entry.entry("examples").texts("pass")));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("rule " + id + ": " + e.getMessage(), e);
    }
  }

  private static List<Rule.Group> groups(YamlEntry entry, PatternIndex.Adder adder) {
    List<List<String>> written = new ArrayList<>(entry.groups("all"));
    if (entry.has("any")) {
      written.add(entry.texts("any"));
    }
    if (written.isEmpty()) {
      throw new IllegalArgumentException("neither 'any' nor 'all'");
    }
    return written.stream()
        .map(patterns -> new Rule.Group(adder.add(patterns), Fact.namedIn(patterns)))
        .toList();
  }

  private Guideline guideline(String id) {
    Guideline found = guidelines.get(id);
    if (found == null) {
      throw new IllegalArgumentException("unknown guideline " + id);
    }
    return found;
  }

  private static Set<Context> contexts(List<String> names) {
    Set<Context> contexts = EnumSet.noneOf(Context.class);
    names.forEach(name -> contexts.add(Context.valueOf(name.toUpperCase(Locale.ROOT))));
    return contexts;
  }

  private static double usualConfidence(Level level) {
    return switch (level) {
      case CRITICAL -> 0.95;
      case HIGH -> 0.85;
      case MODERATE -> 0.7;
      case LOW, NONE -> 0.5;
    };
  }
}
