package org.careline.rag.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Origin;
import org.careline.rag.document.Source;
import org.careline.rag.ingest.Chunker;
import org.careline.rag.ingest.CleanText;

/**
 * One line of an import: {@code {id?, title|question|topic, text|answer, language?, source?, url?,
 * category?, keywords?, reviewedAt?}}. The usual names of public question sets are understood too.
 */
sealed interface ImportLine {

  record Usable(Draft draft) implements ImportLine {}

  record Unusable(String reason) implements ImportLine {}

  static ImportLine parse(String line, ObjectMapper json) {
    try {
      var object = json.readTree(line);
      return object != null && object.isObject()
          ? new Usable(draft(object))
          : new Unusable("not a JSON object");
    } catch (JsonProcessingException malformed) {
      return new Unusable("not JSON");
    } catch (DateTimeException notADay) {
      return new Unusable("reviewedAt is a day such as 2026-01-31");
    } catch (IllegalArgumentException unusable) {
      return new Unusable(unusable.getMessage());
    }
  }

  private static Draft draft(JsonNode object) {
    var title = text(object, 300, "title", "question", "topic").orElseThrow(missing("title"));
    var body =
        text(object, JsonLines.LONGEST, "text", "answer", "body").orElseThrow(missing("text"));
    var language =
        text(object, 20, "language", "lang")
            .map(
                tag ->
                    Language.of(tag)
                        .orElseThrow(
                            () -> new IllegalArgumentException("language is en, es, zh or hi")))
            .orElse(Language.EN);
    var source =
        new Source(
            text(object, 200, "source", "sourceName").orElse(""),
            text(object, 1000, "url", "sourceUrl").orElse(""),
            text(object, 20, "reviewedAt", "reviewed").map(LocalDate::parse));
    var id =
        text(object, 120, "id", "doc_id")
            .map(DocumentId::new)
            .orElseGet(() -> UploadDraft.derived("import", title, language, source.url()));
    var topic = text(object, 300, "keywords", "topic").filter(words -> !words.equals(title));
    return new Draft(
        id,
        Kind.ARTICLE,
        Origin.IMPORT,
        title,
        language,
        text(object, 80, "category", "question_type").orElse("general"),
        topic.orElse(""),
        source,
        body,
        Chunker.chunk(body, language));
  }

  private static Optional<String> text(JsonNode object, int most, String... names) {
    for (String name : names) {
      var value = object.get(name);
      if (value != null && value.isTextual() && !value.asText().isBlank()) {
        var clean = CleanText.of(value.asText());
        if (clean.length() > most) {
          throw new IllegalArgumentException(name + " is longer than " + most + " characters");
        }
        return Optional.of(clean).filter(kept -> !kept.isEmpty());
      }
    }
    return Optional.empty();
  }

  private static java.util.function.Supplier<IllegalArgumentException> missing(String name) {
    return () -> new IllegalArgumentException(name + " is missing");
  }
}
