package org.careline.rag.library;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.careline.chassis.problem.Problem;
import org.careline.contracts.problem.ProblemCode;
import org.careline.rag.document.DocumentId;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.careline.rag.document.Origin;
import org.careline.rag.document.Source;
import org.careline.rag.ingest.Chunker;
import org.careline.rag.ingest.CleanText;
import org.careline.rag.ingest.FrontMatter;
import org.careline.rag.ingest.Reading.Legible;
import org.careline.rag.retrieval.LanguageGuess;

/** Makes a draft of a file that was read and what was said about it. */
final class UploadDraft {

  private static final int TITLE_MAX = 300;

  private UploadDraft() {}

  /**
   * @throws Problem REQUEST_INVALID where something said is not usable
   */
  static Draft of(Upload upload, Legible file) {
    var matter = FrontMatter.of(file.text());
    var title =
        said(upload.title(), matter, "title")
            .or(() -> Optional.of(file.title()).filter(own -> !own.isBlank()))
            .map(CleanText::of)
            .filter(clean -> !clean.isBlank())
            .orElseThrow(() -> invalid("A document needs a title"));
    var language =
        said(upload.language(), matter, "language")
            .map(tag -> Language.of(tag).orElseThrow(() -> invalid("language is en, es, zh or hi")))
            .orElseGet(() -> LanguageGuess.of(matter.body()));
    if (matter.body().isBlank()) {
      throw invalid("The file holds no text");
    }
    var source = source(upload, matter);
    return new Draft(
        id(upload, matter, title, language, source),
        Kind.ARTICLE,
        Origin.UPLOAD,
        title.substring(0, Math.min(title.length(), TITLE_MAX)),
        language,
        said(upload.category(), matter, "category").orElse("general"),
        matter.value("keywords").orElse(""),
        source,
        matter.body(),
        Chunker.chunk(matter.body(), language));
  }

  private static DocumentId id(
      Upload upload, FrontMatter matter, String title, Language language, Source source) {
    if (upload.id() != null) {
      return new DocumentId(upload.id());
    }
    return matter
        .value("slug")
        .flatMap(DocumentId::parse)
        .map(slug -> DocumentId.translated(slug.value(), language))
        .orElseGet(() -> derived("doc", title, language, source.url()));
  }

  /** The same for the same title, language and address, so that the next upload is a revision. */
  static DocumentId derived(String prefix, String title, Language language, String url) {
    var hash = Draft.hash(List.of(title, language.code(), url));
    return new DocumentId(prefix + "-" + hash.substring(0, 20));
  }

  private static Source source(Upload upload, FrontMatter matter) {
    try {
      return new Source(
          said(upload.sourceName(), matter, "source").orElse(""),
          said(upload.sourceUrl(), matter, "sourceUrl").orElse(""),
          said(upload.reviewedAt(), matter, "reviewed").map(LocalDate::parse));
    } catch (DateTimeException notADay) {
      throw invalid("reviewedAt is a day such as 2026-01-31");
    } catch (IllegalArgumentException notAnAddress) {
      throw invalid("sourceUrl begins with http:// or https://");
    }
  }

  private static Optional<String> said(String inQuery, FrontMatter matter, String key) {
    return Optional.ofNullable(inQuery)
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .or(() -> matter.value(key));
  }

  private static Problem invalid(String detail) {
    return Problem.of(ProblemCode.REQUEST_INVALID, detail);
  }
}
