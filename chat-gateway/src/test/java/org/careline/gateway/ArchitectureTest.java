package org.careline.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.careline.chassis.testing.HouseRules;

@AnalyzeClasses(
    packages = "org.careline.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule ONLY_CONNECTION_KNOWS_SOCKETS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..connection..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.quarkus.websockets..");

  @ArchTest
  static final ArchRule ONLY_TURN_SCREENS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..turn..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.careline.safety..");
}
