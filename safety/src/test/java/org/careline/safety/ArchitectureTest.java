package org.careline.safety;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.careline.safety");

  @Test
  void needsNothingButTheJdkAndAYamlReader() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.careline.safety..", "org.careline.contracts..", "org.yaml.snakeyaml..")
        .check(CLASSES);
  }

  @Test
  void opensNoFileAndNoSocket() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..")
        .check(CLASSES);
  }

  @Test
  void usesNoBacktrackingExpressions() {
    noClasses().should().dependOnClassesThat().resideInAPackage("java.util.regex..").check(CLASSES);
  }

  @Test
  void hasNoPackageCycles() {
    slices().matching("org.careline.safety.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void keepsTheLeavesFreeOfTheRules() {
    noClasses()
        .that()
        .resideInAnyPackage("..text..", "..match..", "..context..", "..script..", "..resource..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.careline.safety")
        .check(CLASSES);
  }
}
