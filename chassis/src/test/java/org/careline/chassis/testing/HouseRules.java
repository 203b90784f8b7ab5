package org.careline.chassis.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * How every module is built: arrows, features without cycles, pure values, honest names and small
 * files. A service holds itself to them with {@code ArchTests.in(HouseRules.class)}.
 */
public final class HouseRules {

  private static final Set<String> SHARED = Set.of("chassis", "contracts", "safety");

  @ArchTest
  public static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("org.careline.*.(*)..").should().beFreeOfCycles();

  @ArchTest
  public static final ArchRule PACKAGES_ARE_FEATURES_NOT_LAYERS =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..controller..",
              "..service..",
              "..services..",
              "..dto..",
              "..dtos..",
              "..util..",
              "..utils..",
              "..impl..",
              "..common..",
              "..helper..",
              "..manager..");

  @ArchTest
  public static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS =
      classes().should().haveNameNotMatching(".*(Impl|Manager|Util|Utils|Helper)");

  @ArchTest
  public static final ArchRule VALUES_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .areRecords()
          .or()
          .areEnums()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye.mutiny..",
              "org.jdbi..",
              "jakarta.enterprise..",
              "org.apache.kafka..");

  @ArchTest
  public static final ArchRule NOTHING_IMPORTS_ANOTHER_SERVICE =
      classes().should(onlyKnowTheirOwnService());

  private HouseRules() {}

  @ArchTest
  public static void filesAndMethodsAreSmall(JavaClasses all) {
    SourceSizes.check();
  }

  private static ArchCondition<JavaClass> onlyKnowTheirOwnService() {
    return new ArchCondition<>("only know their own service, chassis, contracts and safety") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String own = module(type);
        type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass().getBaseComponentType())
            .filter(target -> target.getPackageName().startsWith("org.careline."))
            .filter(target -> !module(target).equals(own) && !SHARED.contains(module(target)))
            .forEach(
                target ->
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getName() + " knows " + target.getName())));
      }
    };
  }

  private static String module(JavaClass type) {
    return type.getPackageName().split("\\.")[2];
  }
}
