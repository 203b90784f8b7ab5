package org.careline.contracts.identity;

/** What an account may do. The names are the JWT groups. */
public enum Role {
  PATIENT,
  STUDENT,
  INSTRUCTOR,
  CLINICIAN,
  REVIEWER,
  ADMIN;

  /** The same names as compile-time constants, for annotations. */
  public static final class Name {
    public static final String PATIENT = "PATIENT";
    public static final String STUDENT = "STUDENT";
    public static final String INSTRUCTOR = "INSTRUCTOR";
    public static final String CLINICIAN = "CLINICIAN";
    public static final String REVIEWER = "REVIEWER";
    public static final String ADMIN = "ADMIN";

    private Name() {}
  }
}
