package org.careline.safety.context;

import java.util.Locale;

/** The sorts of cue words a language file lists. */
enum Cue {
  NEGATION,
  NEGATION_AFTER,
  NOT_NEGATION,
  LIST_WORDS,
  BREAKS,
  HISTORY,
  PRESENT,
  INFORMATION,
  INFORMATION_AFTER,
  STATEMENT,
  HYPOTHETICAL,
  FAMILY,
  FICTION,
  IDIOMS;

  /** The key in the language file, for example {@code negation-after}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
