package org.careline.analytics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.careline.analytics.deadletter.EventShape.Field;
import org.junit.jupiter.api.Test;

class EventShapeTest {

  @Test
  void showsNamesAndKindsAndNoValue() {
    byte[] event =
        """
        {"text":"phi1:abc","note":"my chest hurts","seq":3,"ok":true,"tags":["a"],
         "screening":{"level":"HIGH"},"reply":null}
        """
            .getBytes(StandardCharsets.UTF_8);

    assertThat(EventShape.of(event))
        .containsExactly(
            new Field("text", "sealed"),
            new Field("note", "text"),
            new Field("seq", "number"),
            new Field("ok", "boolean"),
            new Field("tags", "list"),
            new Field("screening", "object"),
            new Field("screening.level", "text"),
            new Field("reply", "nothing"));
    assertThat(EventShape.of(event).toString()).doesNotContain("chest").doesNotContain("HIGH");
  }

  @Test
  void whatIsNoJsonObjectHasNoFields() {
    assertThat(EventShape.of("my chest hurts".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(EventShape.of(new byte[0])).isEmpty();
    assertThat(EventShape.of("[1]".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void proseInPlaceOfANameIsHidden() {
    byte[] event = "{\"my chest hurts\":1}".getBytes(StandardCharsets.UTF_8);

    assertThat(EventShape.of(event)).containsExactly(new Field("(hidden)", "number"));
    assertThat(EventShape.plain("my chest hurts")).isEqualTo("(hidden)");
  }

  @Test
  void onlyAttributesOfTheEventAreShown() {
    assertThat(
            EventShape.attributes(
                Map.of("ce_type", "message.received", "x-note", "hello", "ce_id", "two words")))
        .isEqualTo(Map.of("ce_type", "message.received", "ce_id", "(hidden)"));
  }
}
