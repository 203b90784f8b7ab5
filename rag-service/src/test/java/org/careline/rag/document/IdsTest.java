package org.careline.rag.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void aPassageIdReadsBackAsItWasWritten() {
    var id = new PassageId(new DocumentId("flu.es"), 12, 3);

    assertThat(id).hasToString("flu.es@12.3");
    assertThat(PassageId.parse("flu.es@12.3")).contains(id);
  }

  @Test
  void whatIsNoPassageIdIsNotRead() {
    for (String text :
        new String[] {"", "flu", "flu@1", "flu@1.x", "../etc@1.1", "@1.1", "a b@1.1"}) {
      assertThat(PassageId.parse(text)).isEmpty();
    }
  }

  @Test
  void aTranslationCarriesItsLanguageAndEnglishIsCanonical() {
    assertThat(DocumentId.translated("flu", Language.ES)).hasToString("flu.es");
    assertThat(DocumentId.translated("flu", Language.EN)).hasToString("flu");
  }

  @Test
  void aLanguageTagWithARegionIsItsLanguage() {
    assertThat(Language.of("es-MX")).contains(Language.ES);
    assertThat(Language.of("ZH_cn")).contains(Language.ZH);
    assertThat(Language.of("de")).isEmpty();
    assertThat(Language.of(null)).isEmpty();
  }

  @Test
  void aSourceLinksToTheWebOrNowhere() {
    assertThatThrownBy(() -> new Source("x", "javascript:alert(1)", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
