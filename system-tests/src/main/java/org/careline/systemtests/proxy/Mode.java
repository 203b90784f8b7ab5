package org.careline.systemtests.proxy;

/** How a neighbour behaves. */
public enum Mode {
  /** As it should. */
  PASS,
  /** Nobody listens; open connections are reset. */
  DOWN,
  /** Answers come two seconds later. */
  SLOW,
  /**
   * Takes connections and bytes and says nothing. A connection that saw this stays dead afterwards,
   * as one whose peer has vanished; only new ones work again.
   */
  HALF_OPEN,
  /** Down and up again several times in a second. */
  FLAPPING
}
