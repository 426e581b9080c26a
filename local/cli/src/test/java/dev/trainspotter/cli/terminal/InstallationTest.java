package dev.trainspotter.cli.terminal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the rooms of the house to the arrows between them.
class InstallationTest {
  private static final String OURS = "dev.trainspotter.";

  /// Each room with those that it may use.
  private static final Map<String, Set<String>> ARROWS =
      Map.of(
          "catalog", Set.of(),
          "edge", Set.of("catalog"),
          "ingest", Set.of("edge", "catalog"),
          "query", Set.of("edge", "catalog"),
          "emulators", Set.of(),
          "cli", Set.of("ingest", "query", "edge", "catalog", "emulators"));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.trainspotter");

  static Stream<String> rooms() {
    return ARROWS.keySet().stream().sorted();
  }

  @Test
  void knowsEveryRoom() {
    Set<String> rooms = new TreeSet<>();
    CLASSES.forEach(
        type -> rooms.add(type.getPackageName().substring(OURS.length()).split("\\.")[0]));

    assertThat(rooms).isEqualTo(ARROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void letsARoomUseOnlyThoseThatItsArrowsLeadTo(String room) {
    String[] others =
        rooms()
            .filter(other -> !other.equals(room) && !ARROWS.get(room).contains(other))
            .map(other -> OURS + other + "..")
            .toArray(String[]::new);

    noClasses()
        .that()
        .resideInAPackage(OURS + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(others.length == 0)
        .check(CLASSES);
  }

  @Test
  void letsTheRecordKnowNothingOfItsTable() {
    noClasses()
        .that()
        .resideInAPackage(OURS + "catalog")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(OURS + "catalog.table..")
        .check(CLASSES);
  }

  @Test
  void asksSageMakerInIngestOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackages(OURS + "ingest..", OURS + "emulators..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk.services.sagemaker..")
        .check(CLASSES);
  }

  @Test
  void readsTheEnvironmentInHandlersConstructorsAndTheCommandLineOnly() {
    noCodeUnits().that(areNoHandlersConstructor()).should(readTheEnvironment()).check(CLASSES);
  }

  private static DescribedPredicate<JavaCodeUnit> areNoHandlersConstructor() {
    return DescribedPredicate.describe(
        "are neither a handler's constructor nor the command line's",
        unit ->
            !unit.getOwner().getPackageName().startsWith(OURS + "cli")
                && !(unit instanceof JavaConstructor
                    && unit.getOwner().getSimpleName().endsWith("Handler")));
  }

  private static ArchCondition<JavaCodeUnit> readTheEnvironment() {
    return new ArchCondition<>("read the environment") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        Stream.concat(
                unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
            .filter(access -> access.getTargetOwner().isEquivalentTo(System.class))
            .filter(access -> access.getName().equals("getenv"))
            .forEach(
                access ->
                    events.add(SimpleConditionEvent.satisfied(unit, access.getDescription())));
      }
    };
  }
}
