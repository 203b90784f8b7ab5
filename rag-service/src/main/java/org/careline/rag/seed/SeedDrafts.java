package org.careline.rag.seed;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Origin;
import org.careline.rag.document.Source;
import org.careline.rag.ingest.Chunker;
import org.careline.rag.ingest.CleanText;
import org.careline.rag.ingest.FrontMatter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Drafts of the shipped knowledge: {@code articles/<language>/<slug>.md} with front matter, and
 * {@code faqs/<language>.yaml}. A file that breaks the format fails the start, by name.
 */
final class SeedDrafts {

  private SeedDrafts() {}

  static List<Draft> of(Map<String, String> files) {
    var drafts = new ArrayList<Draft>();
    files.forEach(
        (name, text) -> {
          try {
            if (name.startsWith("articles/") && name.endsWith(".md")) {
              drafts.add(article(FrontMatter.of(CleanText.of(text))));
            } else if (name.startsWith("faqs/") && name.endsWith(".yaml")) {
              drafts.addAll(faqs(text, languageOf(name)));
            }
          } catch (RuntimeException malformed) {
            throw new IllegalStateException("malformed knowledge file " + name, malformed);
          }
        });
    return List.copyOf(drafts);
  }

  private static Draft article(FrontMatter matter) {
    var language = Language.of(required(matter, "language")).orElseThrow();
    var text = matter.body();
    return new Draft(
        DocumentId.translated(required(matter, "slug"), language),
        Kind.ARTICLE,
        Origin.SEED,
        required(matter, "title"),
        language,
        required(matter, "category"),
        matter.value("keywords").orElse(""),
        new Source(
            required(matter, "source"),
            required(matter, "sourceUrl"),
            Optional.of(LocalDate.parse(required(matter, "reviewed")))),
        text,
        Chunker.chunk(text, language));
  }

  private static List<Draft> faqs(String yaml, Language language) {
    List<Map<String, Object>> items = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return items == null ? List.of() : items.stream().map(item -> faq(item, language)).toList();
  }

  private static Draft faq(Map<String, Object> item, Language language) {
    var answer = CleanText.of(required(item, "answer"));
    return new Draft(
        DocumentId.translated(required(item, "id"), language),
        Kind.FAQ,
        Origin.SEED,
        CleanText.of(required(item, "question")),
        language,
        required(item, "category"),
        "",
        new Source(
            required(item, "source"),
            required(item, "sourceUrl"),
            Optional.of(day(item.get("reviewed")))),
        answer,
        Chunker.chunk(answer, language));
  }

  private static Language languageOf(String name) {
    var file = name.substring(name.lastIndexOf('/') + 1);
    return Language.of(file.substring(0, file.indexOf('.'))).orElseThrow();
  }

  private static LocalDate day(Object value) {
    return value instanceof Date date
        ? date.toInstant().atZone(ZoneOffset.UTC).toLocalDate()
        : LocalDate.parse(String.valueOf(value));
  }

  private static String required(FrontMatter matter, String key) {
    return matter
        .value(key)
        .orElseThrow(() -> new IllegalArgumentException("front matter lacks " + key));
  }

  private static String required(Map<String, Object> item, String key) {
    if (item.get(key) instanceof String value && !value.isBlank()) {
      return value;
    }
    throw new IllegalArgumentException("a FAQ lacks " + key);
  }
}
