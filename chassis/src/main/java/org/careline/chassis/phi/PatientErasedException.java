package org.careline.chassis.phi;

/** The patient's data key was destroyed on their request: their text cannot be read any more. */
public final class PatientErasedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PatientErasedException() {
    super("the patient's data key was destroyed", null, false, false);
  }
}
