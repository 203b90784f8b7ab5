package org.careline.inference.phrase;

import java.util.Locale;

/** A fixed line. Its key in the files is its name in lower case with dots. */
public enum Line {
  /** Opens an answer from the guides; {title} is the guide's. */
  GUIDE_OPENING,
  /** Closes an answer from the guides. */
  GUIDE_CLOSING,
  /** The guide quoted is in another language. */
  GUIDE_FOREIGN,
  /** Nothing is known on the question. */
  NOTHING_KNOWN,
  /** The knowledge could not be asked. */
  KNOWLEDGE_AWAY,
  /** Stands in for a sentence that must not be shown. */
  GUARD_WITHHELD,
  /** Closes an answer that came near advice only a clinician may give. */
  GUARD_NOTICE,
  /** Closes an answer whose model failed on the way. */
  GUARD_CUT,
  GREETING,
  THANKS,
  GOODBYE,
  IDENTITY,
  HUMAN,
  ACKNOWLEDGED;

  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
