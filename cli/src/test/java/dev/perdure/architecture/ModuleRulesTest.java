package dev.perdure.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Dependencies point one way. A failure here is a design question, not a matter of style. */
class ModuleRulesTest {

  private static final JavaClasses PROJECT = Module.importAll();

  /** Names that say nothing about what is inside. */
  private static final Set<String> EMPTY_NAMES =
      Set.of("util", "utils", "common", "helper", "helpers", "manager", "managers", "impl");

  @Test
  void theRulesSeeTheClassesOfTheProject() {
    assertThat(PROJECT.stream().anyMatch(Module.CORE_RUNTIME.classes()), is(true));
    assertThat(PROJECT.stream().anyMatch(Module.CLI.classes()), is(true));
  }

  @Test
  void theCoreDependsOnNoOtherModule() {
    check(mayUseOnly(Module.CORE_RUNTIME, EnumSet.noneOf(Module.class)));
  }

  @Test
  void theXodusHeapUsesTheStoreInterfaceAndNothingElseOfTheCore() {
    check(
        noClasses()
            .that(Module.XODUS_HEAP.classes())
            .should()
            .dependOnClassesThat(
                Module.anyOf(EnumSet.complementOf(EnumSet.of(Module.XODUS_HEAP)))
                    .and(not(resideInAPackage("dev.perdure.runtime.store..")))));
  }

  @Test
  void theQueryLanguageDependsOnNoOtherModule() {
    check(mayUseOnly(Module.QUERY_LANGUAGE, EnumSet.noneOf(Module.class)));
  }

  @Test
  void theSchemaFrameworkUsesTheCoreAndTheQueryLanguageAlone() {
    check(
        mayUseOnly(
            Module.SCHEMA_FRAMEWORK, EnumSet.of(Module.CORE_RUNTIME, Module.QUERY_LANGUAGE)));
  }

  @Test
  void theTestFrameworkUsesTheCoreAlone() {
    check(mayUseOnly(Module.TEST_FRAMEWORK, EnumSet.of(Module.CORE_RUNTIME)));
  }

  @Test
  void theCoreAndTheFrameworksAloneKnowTheEngine() {
    check(
        noClasses()
            .that(Module.anyOf(EnumSet.of(Module.XODUS_HEAP, Module.QUERY_LANGUAGE, Module.CLI)))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.mozilla.javascript..", "org.mozilla..")));
  }

  @Test
  void theXodusHeapAloneKnowsXodus() {
    check(
        noClasses()
            .that(Module.anyOf(EnumSet.complementOf(EnumSet.of(Module.XODUS_HEAP))))
            .should()
            .dependOnClassesThat(resideInAPackage("jetbrains.exodus..")));
  }

  @Test
  void theQueryLanguageAloneKnowsItsParserGenerator() {
    check(
        noClasses()
            .that(Module.anyOf(EnumSet.complementOf(EnumSet.of(Module.QUERY_LANGUAGE))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.antlr..")));
  }

  @Test
  void noPackagesDependOnEachOtherInACircle() {
    slices()
        .matching("dev.perdure.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(PROJECT);
  }

  @Test
  void everyClassOfOursIsInAPackageOfOurs() {
    check(
        classes()
            .that(Module.anyOf(EnumSet.complementOf(EnumSet.of(Module.CORE_RUNTIME))))
            .should()
            .resideInAPackage("dev.perdure.."));
  }

  @Test
  void packageNamesSayWhatIsInside() {
    List<String> sayNothing =
        PROJECT.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> EMPTY_NAMES.stream().anyMatch(List.of(name.split("\\."))::contains))
            .toList();

    assertThat(sayNothing, empty());
  }

  private static ArchRule mayUseOnly(Module user, Set<Module> used) {
    EnumSet<Module> others = EnumSet.complementOf(EnumSet.of(user));
    others.removeAll(used);
    return noClasses()
        .that(user.classes())
        .should()
        .dependOnClassesThat(Module.anyOf(others))
        .as("The module " + user + " may use only " + used);
  }

  private static void check(ArchRule rule) {
    // A module may be empty while it is being written.
    rule.allowEmptyShould(true).check(PROJECT);
  }
}
