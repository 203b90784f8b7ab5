package org.careline.safety;

import java.util.OptionalInt;

/**
 * What is known of the patient from elsewhere.
 *
 * @param ageMonths age in months, because for infants months decide
 */
public record PatientFacts(OptionalInt ageMonths, boolean pregnant) {

  private static final int MONTHS_A_YEAR = 12;

  public static PatientFacts unknown() {
    return new PatientFacts(OptionalInt.empty(), false);
  }

  public static PatientFacts aged(int years) {
    return new PatientFacts(OptionalInt.of(years * MONTHS_A_YEAR), false);
  }

  public static PatientFacts agedMonths(int months) {
    return new PatientFacts(OptionalInt.of(months), false);
  }

  public PatientFacts expecting() {
    return new PatientFacts(ageMonths, true);
  }
}
