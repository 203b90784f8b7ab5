package org.careline.escalation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.careline.chassis.testing.HouseRules;

@AnalyzeClasses(
    packages = "org.careline.escalation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule THE_HAND_OVER_IS_A_PURE_FUNCTION =
      noClasses()
          .that()
          .resideInAPackage("..sbar..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io..", "jakarta..", "org.jdbi..", "org.careline.chassis..");

  @ArchTest
  static final ArchRule CASES_DO_NOT_KNOW_WHERE_STAFF_SEE_THEM =
      noClasses()
          .that()
          .resideInAPackage("..caseload..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..desk..", "..mattermost..");
}
