package org.careline.chassis.overload;

/** Something in this process that can be full. A CDI bean of this type has its say at the door. */
public interface LoadPressure {

  /** 0 for empty, 1 for full. */
  double pressure();
}
