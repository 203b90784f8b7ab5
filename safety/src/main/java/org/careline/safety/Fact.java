package org.careline.safety;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;

/**
 * A fact about the patient that counts as if it had been said. Rules name it as {@code $pregnant}
 * and so on.
 */
enum Fact {
  PREGNANT("$pregnant"),
  INFANT("$infant"),
  CHILD("$child"),
  OLDER_ADULT("$older-adult");

  private static final int INFANT_MONTHS = 3;
  private static final int CHILD_MONTHS = 16 * 12;
  private static final int OLDER_MONTHS = 65 * 12;

  private final String concept;

  Fact(String concept) {
    this.concept = concept;
  }

  static EnumSet<Fact> namedIn(List<String> patterns) {
    EnumSet<Fact> named = EnumSet.noneOf(Fact.class);
    Arrays.stream(values()).filter(fact -> patterns.contains(fact.concept)).forEach(named::add);
    return named;
  }

  static EnumSet<Fact> of(PatientFacts facts) {
    EnumSet<Fact> known = EnumSet.noneOf(Fact.class);
    if (facts.pregnant()) {
      known.add(PREGNANT);
    }
    facts
        .ageMonths()
        .ifPresent(
            months -> {
              if (months < INFANT_MONTHS) {
                known.add(INFANT);
              }
              if (months < CHILD_MONTHS) {
                known.add(CHILD);
              }
              if (months >= OLDER_MONTHS) {
                known.add(OLDER_ADULT);
              }
            });
    return known;
  }
}
