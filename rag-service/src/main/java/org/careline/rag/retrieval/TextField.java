package org.careline.rag.retrieval;

import org.careline.rag.document.Language;

/** The searched parts of a passage, and what a word in each is worth. */
enum TextField {
  TITLE("title", 3),
  HEADING("heading", 2),
  KEYWORDS("keywords", 1),
  BODY("body", 1);

  private final String prefix;
  private final float weight;

  TextField(String prefix, float weight) {
    this.prefix = prefix;
    this.weight = weight;
  }

  String in(Language language) {
    return prefix + '_' + language.code();
  }

  float weight() {
    return weight;
  }
}
