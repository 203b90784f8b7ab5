package org.careline.contracts.escalation;

/** How a case ended. */
public enum Disposition {
  EMERGENCY_SERVICES,
  URGENT_CARE,
  PRIMARY_CARE,
  SELF_CARE,
  NO_ACTION,
  FALSE_ALARM
}
