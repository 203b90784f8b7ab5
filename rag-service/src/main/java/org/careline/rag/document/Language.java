package org.careline.rag.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages knowledge is written in. */
public enum Language {
  EN("en"),
  ES("es"),
  ZH("zh"),
  HI("hi");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639-1. */
  @JsonValue
  public String code() {
    return code;
  }

  public Locale locale() {
    return Locale.forLanguageTag(code);
  }

  /** Accepts a language tag with or without region: {@code es}, {@code es-MX}, {@code zh_CN}. */
  public static Optional<Language> of(String tag) {
    if (tag == null) {
      return Optional.empty();
    }
    var primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    return Arrays.stream(values()).filter(language -> language.code.equals(primary)).findFirst();
  }

  @JsonCreator
  static Language fromJson(String tag) {
    return of(tag).orElseThrow(() -> new IllegalArgumentException("language is en, es, zh or hi"));
  }
}
