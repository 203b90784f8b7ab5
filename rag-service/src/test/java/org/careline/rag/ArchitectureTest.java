package org.careline.rag;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "org.careline.rag", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("org.careline.rag.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule DOMAIN_RULES_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage("..document..")
          .and()
          .haveSimpleNameNotEndingWith("Repository")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "jakarta..",
              "io.vertx..",
              "io.smallrye..",
              "org.jdbi..",
              "java.sql..");

  @ArchTest
  static final ArchRule READING_AND_RANKING_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .haveNameMatching(
              ".*\\.(Chunker|CleanText|FrontMatter|Manuscript.*|Reading.*|Words|StructuredText|Fusion.*"
                  + "|ScoreFloor|HybridSearch|Legs|Candidates|QueryTerms|Glossary.*|PassageIndex|Question)")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "jakarta..", "io.vertx..", "io.smallrye..", "org.jdbi..");

  @ArchTest
  static final ArchRule ONLY_RETRIEVAL_KNOWS_LUCENE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..retrieval..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.lucene..");

  @ArchTest
  static final ArchRule ONLY_INGEST_KNOWS_TIKA =
      noClasses()
          .that()
          .resideOutsideOfPackage("..ingest..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.tika..");

  @ArchTest
  static final ArchRule RESOURCES_STAND_AT_THE_EDGE =
      classes()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .resideInAnyPackage("..library..", "..faq..", "..passages..");

  @Test
  void noFileIsLongerThanThreeHundredLinesAndEveryPackageSaysWhatItIsFor() throws IOException {
    var sources = sources(Path.of("src", "main", "java"));

    assertThat(sources).hasSizeGreaterThan(40);
    for (Path source : sources) {
      assertThat(Files.readAllLines(source).size()).as(source.toString()).isLessThanOrEqualTo(300);
      assertThat(source.resolveSibling("package-info.java")).exists();
    }
    for (Path test : sources(Path.of("src", "test", "java"))) {
      assertThat(Files.readAllLines(test).size()).as(test.toString()).isLessThanOrEqualTo(400);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
