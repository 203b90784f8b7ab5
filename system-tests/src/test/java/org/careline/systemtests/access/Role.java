package org.careline.systemtests.access;

/** The roles, with the demo login of each. */
enum Role {
  PATIENT,
  STUDENT,
  INSTRUCTOR,
  CLINICIAN,
  REVIEWER,
  ADMIN;

  String login() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
