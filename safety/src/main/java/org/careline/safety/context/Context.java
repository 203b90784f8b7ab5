package org.careline.safety.context;

/** A reason why a match does not speak of something that is happening now. */
public enum Context {
  NEGATED,
  HISTORICAL,
  INFORMATIONAL,
  HYPOTHETICAL,
  FAMILY,
  FICTION,
  IDIOM
}
