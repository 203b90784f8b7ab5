package org.careline.contracts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import org.junit.jupiter.api.Test;

class PhiTextTest {

  private final PhiText text = PhiText.of("chest pain");

  @Test
  void doesNotPrintItself() {
    assertThat(text).hasToString("***");
    assertThat("said " + text).doesNotContain("chest");
  }

  @Test
  void doesNotSerialiseByAccident() {
    assertThatThrownBy(() -> new ObjectMapper().writeValueAsString(text))
        .isInstanceOf(InvalidDefinitionException.class);
  }

  @Test
  void revealsItselfOnPurpose() {
    assertThat(text.reveal()).isEqualTo("chest pain");
  }
}
