package org.careline.rag.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class PublicationTest {

  private static final OptionalInt ANY = OptionalInt.empty();

  @Test
  void theFirstTextIsVersionOne() {
    assertThat(Publication.decide(Optional.empty(), draft("text"), ANY))
        .isEqualTo(new Publication.Created(1));
  }

  @Test
  void theSameTextAgainIsNothingNew() {
    assertThat(Publication.decide(standing(3, "text"), draft("text"), ANY))
        .isEqualTo(new Publication.Unchanged(3));
  }

  @Test
  void anotherTextIsTheNextVersion() {
    assertThat(Publication.decide(standing(3, "text"), draft("other"), ANY))
        .isEqualTo(new Publication.Revised(4));
  }

  @Test
  void anEditorWhoSawAnOlderVersionIsTold() {
    assertThat(Publication.decide(standing(3, "text"), draft("other"), OptionalInt.of(2)))
        .isEqualTo(new Publication.Outdated(3));
  }

  @Test
  void nothingCannotBeRevised() {
    assertThat(Publication.decide(Optional.empty(), draft("text"), OptionalInt.of(1)))
        .isEqualTo(new Publication.Missing());
    assertThat(Publication.decide(withdrawn(2, "text"), draft("text"), OptionalInt.of(2)))
        .isEqualTo(new Publication.Missing());
  }

  @Test
  void aWithdrawnDocumentComesBackAsANewVersion() {
    assertThat(Publication.decide(withdrawn(2, "text"), draft("text"), ANY))
        .isEqualTo(new Publication.Revised(3));
  }

  @Test
  void anArticleDoesNotBecomeAFaq() {
    var faq = new Head(Owner.SHARED, Kind.FAQ, 1, "hash", false);

    assertThat(Publication.decide(Optional.of(faq), draft("text"), ANY))
        .isEqualTo(new Publication.Taken(Kind.FAQ));
  }

  private static Optional<Head> standing(int version, String text) {
    return Optional.of(
        new Head(Owner.SHARED, Kind.ARTICLE, version, draft(text).contentHash(), false));
  }

  private static Optional<Head> withdrawn(int version, String text) {
    return Optional.of(
        new Head(Owner.SHARED, Kind.ARTICLE, version, draft(text).contentHash(), true));
  }

  private static Draft draft(String text) {
    return new Draft(
        new DocumentId("flu"),
        Kind.ARTICLE,
        Origin.UPLOAD,
        "Flu",
        Language.EN,
        "general",
        "",
        Source.UNKNOWN,
        text,
        List.of());
  }
}
