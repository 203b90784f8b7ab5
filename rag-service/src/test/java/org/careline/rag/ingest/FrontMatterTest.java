package org.careline.rag.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrontMatterTest {

  @Test
  void valuesKeepTheirColonsAndLoseTheirQuotes() {
    var matter =
        FrontMatter.of(
            "---\ntitle: \"Flu: what to know\"\nsourceUrl: https://example.org/a:b\nempty:\n---\n\n## Body\ntext");

    assertThat(matter.value("title")).contains("Flu: what to know");
    assertThat(matter.value("sourceUrl")).contains("https://example.org/a:b");
    assertThat(matter.value("empty")).isEmpty();
    assertThat(matter.body()).isEqualTo("## Body\ntext");
  }

  @Test
  void aTextWithoutFrontMatterIsAllBody() {
    assertThat(FrontMatter.of("## Body\n---\ntext").body()).isEqualTo("## Body\n---\ntext");
    assertThat(FrontMatter.of("").body()).isEmpty();
  }

  @Test
  void frontMatterThatNeverEndsIsBody() {
    var text = "---\ntitle: x\nand so on";

    assertThat(FrontMatter.of(text).body()).isEqualTo(text);
    assertThat(FrontMatter.of(text).values()).isEmpty();
  }
}
