package org.careline.chassis.bus;

/**
 * An event came before the one it depends on, which travels on another topic. It is tried again for
 * about a minute and a half.
 */
public final class NotYetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotYetException(String waitsFor) {
    super(waitsFor, null, false, false);
  }
}
