package org.careline.safety.text;

import java.util.Locale;
import java.util.Optional;

/** The languages the floor speaks. */
public enum Language {
  EN,
  ES,
  ZH,
  HI;

  /** The BCP 47 tag, for example {@code es}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of a BCP 47 tag such as {@code es-MX}; empty where it is not one of ours. */
  public static Optional<Language> of(String tag) {
    if (tag == null || tag.length() < 2) {
      return Optional.empty();
    }
    String primary = tag.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
    for (Language language : values()) {
      if (language.tag().equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
