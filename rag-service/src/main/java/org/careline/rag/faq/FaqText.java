package org.careline.rag.faq;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
 * What an editor sends.
 *
 * @param version the version the editor had seen; required to change a FAQ
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record FaqText(
    @NotBlank @Size(max = 300) String question,
    @NotBlank @Size(max = 20_000) String answer,
    @Size(max = 80) String category,
    @NotNull Language language,
    @Valid SourceText source,
    LocalDate reviewedAt,
    @Min(1) Integer version) {

  record SourceText(
      @Size(max = 200) String name,
      @Size(max = 1000) @Pattern(regexp = "(https?://\\S+)?") String url) {}

  Draft draft(DocumentId id) {
    var text = CleanText.of(answer);
    return new Draft(
        id,
        Kind.FAQ,
        Origin.WRITTEN,
        CleanText.of(question).replaceAll("\\s+", " "),
        language,
        category == null || category.isBlank() ? "general" : category.strip(),
        "",
        new Source(
            source == null || source.name() == null ? "" : source.name(),
            source == null || source.url() == null ? "" : source.url(),
            Optional.ofNullable(reviewedAt)),
        text,
        Chunker.chunk(text, language));
  }
}
