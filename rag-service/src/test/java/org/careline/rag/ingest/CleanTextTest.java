package org.careline.rag.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CleanTextTest {

  @Test
  void whatNoReaderSeesIsGone() {
    var hidden = "a\u0000b\u200Bc\u202Ed\uFEFFe" + new String(Character.toChars(0xE0041)) + "f";

    assertThat(CleanText.of(hidden)).isEqualTo("abcdef");
  }

  @Test
  void paragraphsStayAndManyBlankLinesBecomeOne() {
    assertThat(CleanText.of("one\r\n\r\n \r\n\r\ntwo\tthree")).isEqualTo("one\n\ntwo\tthree");
  }

  @Test
  void scriptsOfAllFourLanguagesPassUnchanged() {
    var text = "¿Qué es? 头痛怎么办? क्या करें? it's 5 mg";

    assertThat(CleanText.of(text)).isEqualTo(text);
  }

  @Test
  void bytesThatAreNotUtf8AreNotGuessedAt() {
    assertThat(CleanText.utf8("niño".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();
    assertThat(CleanText.utf8("niño".getBytes(StandardCharsets.UTF_8))).contains("niño");
  }
}
