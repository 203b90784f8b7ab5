package org.careline.rag.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.careline.rag.document.Draft;
import org.careline.rag.document.Kind;
import org.careline.rag.document.Language;
import org.junit.jupiter.api.Test;

class SeedDraftsTest {

  @Test
  void everyShippedFileIsReadAndCarriesItsSourceAndReviewDay() {
    var drafts = SeedDrafts.of(KnowledgeFolder.files());

    assertThat(drafts)
        .filteredOn(draft -> of(draft, Kind.ARTICLE, Language.EN))
        .hasSizeGreaterThan(90);
    assertThat(drafts).filteredOn(draft -> of(draft, Kind.FAQ, Language.EN)).hasSizeGreaterThan(35);
    assertThat(drafts)
        .allSatisfy(
            draft -> {
              assertThat(draft.source().url()).startsWith("https://");
              assertThat(draft.source().name()).isNotBlank();
              assertThat(draft.source().reviewed()).isPresent();
              assertThat(draft.chunks()).isNotEmpty();
            });
    assertThat(drafts.stream().map(Draft::id).collect(Collectors.toSet())).hasSize(drafts.size());
  }

  @Test
  void everyTranslationHasItsEnglishOriginal() {
    var drafts =
        SeedDrafts.of(KnowledgeFolder.files()).stream()
            .collect(Collectors.toMap(draft -> draft.id().value(), draft -> draft));

    for (Draft draft : drafts.values()) {
      if (draft.language() != Language.EN) {
        var id = draft.id().value();
        assertThat(drafts).containsKey(id.substring(0, id.lastIndexOf('.')));
      }
    }
    assertThat(drafts.values().stream().map(Draft::language).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Language.values()));
  }

  @Test
  void aMalformedFileIsNamed() {
    assertThatThrownBy(() -> SeedDrafts.of(Map.of("articles/en/x.md", "no front matter")))
        .hasMessageContaining("articles/en/x.md");
    assertThatThrownBy(() -> SeedDrafts.of(Map.of("faqs/en.yaml", "- id: a\n  question: b")))
        .hasMessageContaining("faqs/en.yaml");
  }

  private static boolean of(Draft draft, Kind kind, Language language) {
    return draft.kind() == kind && draft.language() == language;
  }
}
