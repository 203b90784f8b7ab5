package org.careline.inference;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import org.careline.chassis.testing.HouseRules;

@AnalyzeClasses(
    packages = "org.careline.inference",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule THE_CORE_IS_PLAIN_JAVA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..inference.model",
              "..inference.routing",
              "..inference.guard",
              "..inference.prompt",
              "..inference.phrase",
              "..inference.extractive")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io..",
              "jakarta..",
              "org.jdbi..",
              "org.eclipse..",
              "dev.langchain4j..",
              "org.careline.chassis..");

  @ArchTest
  static final ArchRule VENDORS_STAY_BEHIND_THE_MODEL_PORT =
      noClasses()
          .that()
          .resideOutsideOfPackage("..inference.model.remote")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.langchain4j..");
}
